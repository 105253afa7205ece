package main

import (
	"bytes"
	"context"
	"encoding/binary"
	"io"
	"net"
	"sync"
)

// FerretDB 1 compares a document with the filter of an update, and writes it, in two steps, so that two updates of one
// document at once may both succeed. MongoDB promises that a single document changes atomically. To keep that promise,
// commands that look before they write pass one after the other.
var turn sync.Mutex

const (
	headerBytes = 16
	opMessage   = 2013
)

func serve(ctx context.Context, address, inside string) error {
	listener, err := net.Listen("tcp", address)
	if err != nil {
		return err
	}
	context.AfterFunc(ctx, func() { _ = listener.Close() })
	for {
		outer, err := listener.Accept()
		if err != nil {
			return nil
		}
		go pass(outer, inside)
	}
}

// pass carries requests to FerretDB and answers back until one side ends.
func pass(outer net.Conn, inside string) {
	defer outer.Close()
	inner, err := net.Dial("unix", inside)
	if err != nil {
		return
	}
	defer inner.Close()
	for {
		request, err := message(outer)
		if err != nil {
			return
		}
		answer, err := exchange(inner, request)
		if err != nil {
			return
		}
		if _, err := outer.Write(answer); err != nil {
			return
		}
	}
}

func exchange(inner net.Conn, request []byte) ([]byte, error) {
	if looksBeforeItWrites(request) {
		turn.Lock()
		defer turn.Unlock()
	}
	if _, err := inner.Write(request); err != nil {
		return nil, err
	}
	return message(inner)
}

// message reads one message of the wire protocol: its length stands first.
func message(from io.Reader) ([]byte, error) {
	header := make([]byte, headerBytes)
	if _, err := io.ReadFull(from, header); err != nil {
		return nil, err
	}
	whole := make([]byte, binary.LittleEndian.Uint32(header))
	copy(whole, header)
	_, err := io.ReadFull(from, whole[headerBytes:])
	return whole, err
}

// looksBeforeItWrites tells it from the name of the command: after the header come four bytes of flags, the kind of the
// first section, the length of its document and the type of its first element, whose name is the command.
func looksBeforeItWrites(request []byte) bool {
	const name = headerBytes + 4 + 1 + 4 + 1
	if binary.LittleEndian.Uint32(request[12:]) != opMessage || len(request) <= name {
		return false
	}
	command, _, _ := bytes.Cut(request[name:], []byte{0})
	switch string(command) {
	case "update", "delete", "findAndModify":
		return true
	}
	return false
}
