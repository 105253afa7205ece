// Runs once, when the volume is empty: the account of the services. It can read and write documents, and no more.
db.getSiblingDB('admin').createUser({
  user: 'deepiri',
  pwd: process.env.MONGODB_PASSWORD,
  roles: ['readWriteAnyDatabase'],
});
