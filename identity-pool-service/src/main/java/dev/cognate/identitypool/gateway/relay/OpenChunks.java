package dev.cognate.identitypool.gateway.relay;

import io.vertx.core.buffer.Buffer;
import java.util.function.Consumer;

/**
 * An upload in chunks nobody signed. It goes on as it came, with its trailers, for the upstream to read and check; but since
 * not every upstream compares checksums, it is read here as well.
 *
 * @param chunks read what passes
 */
record OpenChunks(Chunks chunks) implements BodyCheck {

    @Override
    public void take(Buffer bytes, Consumer<Buffer> content) {
        chunks.take(bytes, ignored -> {});
        content.accept(bytes);
    }

    @Override
    public void finish() {
        chunks.finish();
    }
}
