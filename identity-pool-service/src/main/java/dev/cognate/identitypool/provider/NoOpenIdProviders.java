package dev.cognate.identitypool.provider;

import io.quarkus.arc.DefaultBean;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;

/** Knows no OpenID Connect provider, where nothing else keeps them. */
@DefaultBean
@Singleton
class NoOpenIdProviders implements OpenIdAudiences {
    @Override
    public Uni<Optional<Set<String>>> of(String providerArn) {
        return Uni.createFrom().item(Optional.empty());
    }
}
