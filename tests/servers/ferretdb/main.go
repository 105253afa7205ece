// A server of MongoDB's protocol for tests: FerretDB, with its data in SQLite files.
//
// Usage: ferretdb <address to listen on> <folder for the data>
package main

import (
	"context"
	"log/slog"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"

	"github.com/FerretDB/FerretDB/ferretdb"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	slog.SetDefault(slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelError})))
	address, folder := os.Args[1], os.Args[2]
	inside := filepath.Join(folder, "ferretdb.sock")
	fail(removed(inside))
	server, err := ferretdb.New(&ferretdb.Config{
		Listener: ferretdb.ListenerConfig{Unix: inside},
		Handler:  "sqlite",
		// Tests kill the process, not the machine: what the operating system has is safe, and much sooner than what the disk has.
		SQLiteURL: "file:" + folder + "/?_pragma=synchronous(off)",
	})
	fail(err)
	go func() { fail(serve(ctx, address, inside)) }()
	fail(server.Run(ctx))
}

// The socket of a server that was killed is still there.
func removed(path string) error {
	if err := os.Remove(path); !os.IsNotExist(err) {
		return err
	}
	return nil
}

func fail(err error) {
	if err != nil {
		slog.Error(err.Error())
		os.Exit(1)
	}
}
