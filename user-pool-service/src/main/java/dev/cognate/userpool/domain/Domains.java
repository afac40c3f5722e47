package dev.cognate.userpool.domain;

import dev.cognate.userpool.pool.UserPool;
import dev.cognate.wire.config.AccountConfig;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Finds pools by the host a browser names, and the other way round. At the host of {@code cognate.public-url} itself the
 * app client a request names tells the pool.
 */
@ApplicationScoped
public class Domains {
    private final String publicUrl;

    Domains(AccountConfig account) {
        this.publicUrl = account.publicUrl().replaceAll("/+$", "");
    }

    /**
     * The pool whose domain a host is; empty for any other host.
     *
     * @param authority host and, unless it is the scheme's own, port
     */
    public Uni<Optional<UserPool>> poolAt(String authority) {
        return Uni.createFrom().item(Optional.empty());
    }

    /** Where a pool's authorization server is: its domain, or the installation's public URL. Without a slash at the end. */
    public Uni<String> baseUrl(UserPool pool) {
        return Uni.createFrom().item(publicUrl);
    }
}
