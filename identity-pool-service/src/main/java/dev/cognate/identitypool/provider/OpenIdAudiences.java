package dev.cognate.identitypool.provider;

import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.Set;

/** Knows OpenID Connect providers by their ARNs. */
@FunctionalInterface
public interface OpenIdAudiences {

    /** The audiences a provider's tokens may have; empty when there is no such provider. */
    Uni<Optional<Set<String>>> of(String providerArn);
}
