#!/bin/bash
# Healthy once this member is primary; the first time it makes the replica set. Running it again changes nothing.
# The shell is heavy, so it runs until the member is primary; from then on, alone as it is, an open port will do.
set -eu
if [ ! -e /tmp/primary ]; then
  HOME=/tmp mongosh --quiet --norc 'mongodb://127.0.0.1/admin?directConnection=true' --eval '
    db.auth(process.env.MONGO_INITDB_ROOT_USERNAME, process.env.MONGO_INITDB_ROOT_PASSWORD);
    if (!db.hello().setName) rs.initiate({ _id: "deepiri", members: [{ _id: 0, host: "mongodb:27017" }] });
    for (let tries = 0; tries < 100 && !db.hello().isWritablePrimary; tries++) sleep(100);
    quit(db.hello().isWritablePrimary ? 0 : 1);'
  touch /tmp/primary
fi
exec 3<>/dev/tcp/127.0.0.1/27017
