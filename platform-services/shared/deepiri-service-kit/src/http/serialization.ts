import { SerializerSelector } from '@fastify/fast-json-stringify-compiler';
import type { FastifySerializerCompiler } from 'fastify';
import { whenAsked } from './when-asked.ts';

const compile = SerializerSelector()({}, {});

/** Writes answers by their schema, as Fastify does by itself, but compiled when a route answers for the first time. */
export const compileSerializer: FastifySerializerCompiler<unknown> = ({ httpStatus = 'default', ...route }) => {
  const write = whenAsked(() => compile({ ...route, httpStatus }));
  return (answer) => write()(answer);
};
