package dev.cognate.identitypool.gateway.relay;

import dev.cognate.identitypool.gateway.Refusal;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.util.Optional;

/**
 * A body on its way through the gateway. The last piece is held back until the whole was checked, so what is wrong never
 * arrives complete.
 */
public final class CheckedBody implements ReadStream<Buffer> {
    private final ReadStream<Buffer> source;
    private final BodyCheck check;
    private Handler<Buffer> out;
    private Handler<Void> end;
    private Handler<Throwable> failure;
    private Buffer held;
    private Throwable problem;
    private Runnable complete = () -> {};
    private boolean completed;

    /** What went wrong with the body, if anything did. */
    Optional<Refusal> failure() {
        return Optional.ofNullable(problem)
                .map(cause -> cause instanceof Refusal refusal
                        ? refusal
                        : new Refusal(400, "IncompleteBody", "The request body terminated unexpectedly."));
    }

    /** Says what to do when the whole body has gone on. */
    void whenComplete(Runnable action) {
        if (completed) {
            action.run();
        } else {
            complete = action;
        }
    }

    /** Reads a body through a check. */
    public CheckedBody(ReadStream<Buffer> source, BodyCheck check) {
        this.source = source;
        this.check = check;
        source.exceptionHandler(this::fail);
    }

    @Override
    public CheckedBody handler(Handler<Buffer> handler) {
        out = handler;
        source.handler(handler == null ? null : this::take);
        return this;
    }

    @Override
    public CheckedBody endHandler(Handler<Void> handler) {
        end = handler;
        source.endHandler(handler == null ? null : ended -> finish());
        return this;
    }

    @Override
    public CheckedBody exceptionHandler(Handler<Throwable> handler) {
        failure = handler;
        return this;
    }

    @Override
    public CheckedBody pause() {
        source.pause();
        return this;
    }

    @Override
    public CheckedBody resume() {
        source.resume();
        return this;
    }

    @Override
    public CheckedBody fetch(long amount) {
        source.fetch(amount);
        return this;
    }

    private void take(Buffer bytes) {
        if (problem != null) {
            return;
        }
        try {
            check.take(bytes, this::giveOn);
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    private void giveOn(Buffer content) {
        Buffer before = held;
        held = content;
        if (before != null && out != null) {
            out.handle(before);
        }
    }

    private void finish() {
        if (problem != null) {
            return;
        }
        try {
            check.finish();
        } catch (RuntimeException e) {
            fail(e);
            return;
        }
        if (held != null && out != null) {
            out.handle(held);
        }
        if (end != null) {
            end.handle(null);
        }
        completed = true;
        complete.run();
    }

    private void fail(Throwable cause) {
        if (problem == null) {
            problem = cause;
            held = null;
            if (failure != null) {
                failure.handle(cause);
            }
        }
    }
}
