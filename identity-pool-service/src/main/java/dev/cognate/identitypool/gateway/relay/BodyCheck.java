package dev.cognate.identitypool.gateway.relay;

import dev.cognate.identitypool.gateway.Refusal;
import io.vertx.core.buffer.Buffer;
import java.util.function.Consumer;

/** Reads a body as it arrives, gives on what it carries, and says in the end whether it was what was signed. */
public interface BodyCheck {

    /**
     * Takes the next bytes.
     *
     * @param content gets what they carry
     * @throws Refusal when the body cannot be what was signed
     */
    void take(Buffer bytes, Consumer<Buffer> content);

    /**
     * Called once, when everything arrived.
     *
     * @throws Refusal when the body was not what was signed
     */
    void finish();

    /** Gives everything on; for bodies the client left unsigned. */
    static BodyCheck none() {
        return new BodyCheck() {
            @Override
            public void take(Buffer bytes, Consumer<Buffer> content) {
                content.accept(bytes);
            }

            @Override
            public void finish() {
                // an unsigned body has nothing to be compared with
            }
        };
    }
}
