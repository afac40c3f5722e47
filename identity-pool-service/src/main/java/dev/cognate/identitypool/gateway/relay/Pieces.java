package dev.cognate.identitypool.gateway.relay;

import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/** Shows what a buffer holds where it lies: bodies go through several digests, and none of them needs a copy. */
final class Pieces {
    private Pieces() {}

    static void show(Buffer bytes, Consumer<ByteBuffer> reader) {
        for (ByteBuffer piece : bytes.getByteBuf().nioBuffers()) {
            reader.accept(piece);
        }
    }
}
