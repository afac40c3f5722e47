package dev.cognate.userpool.token;

import dev.cognate.userpool.client.ClientInPool;
import dev.cognate.userpool.oauth.extension.Extensions;
import dev.cognate.userpool.srp.SrpWorkers;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;

/** Signs with the key of a client's tokens, where a signature costs no event loop too much. */
@ApplicationScoped
class TokenSigner {
    private final SigningKeys keys;
    private final Extensions extensions;
    private final FastCryptography cryptography;
    private final SrpWorkers workers;

    TokenSigner(SigningKeys keys, Extensions extensions, FastCryptography cryptography, SrpWorkers workers) {
        this.keys = keys;
        this.extensions = extensions;
        this.cryptography = cryptography;
        this.workers = workers;
    }

    /** Runs what signs. */
    <T> Uni<T> run(ClientInPool target, Function<SigningKey, T> signing) {
        return keys.signing(target.pool().id(), extensions.of(target.client()).signing())
                .chain(key -> cryptography.isInstalled()
                        ? Uni.createFrom().item(() -> signing.apply(key))
                        : workers.run(() -> signing.apply(key)));
    }
}
