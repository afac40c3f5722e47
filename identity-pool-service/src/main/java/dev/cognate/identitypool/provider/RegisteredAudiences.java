package dev.cognate.identitypool.provider;

import dev.cognate.iam.directory.OidcProvider;
import dev.cognate.identitypool.iam.provider.OidcProviders;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;

/** The audiences of OpenID Connect providers as IAM keeps them. */
@ApplicationScoped
class RegisteredAudiences {
    private static final String KIND = ":oidc-provider/";

    private final OidcProviders providers;

    RegisteredAudiences(OidcProviders providers) {
        this.providers = providers;
    }

    /** The audiences a provider's tokens may have; empty when there is no such provider. */
    Uni<Optional<Set<String>>> of(String arn) {
        String host = arn.substring(arn.indexOf(KIND) + KIND.length());
        return providers
                .ofIssuer(host)
                .map(found -> found.filter(provider -> provider.arn().equals(arn))
                        .map(OidcProvider::clientIds)
                        .map(Set::copyOf));
    }
}
