package dev.cognate.identitypool.outside;

import dev.cognate.identitypool.provider.OpenIdAudiences;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;

/** IAM's OpenID Connect providers, as far as tests need them. */
@Alternative
@Priority(1)
@Singleton
class TestAudiences implements OpenIdAudiences {
    @Override
    public Uni<Optional<Set<String>>> of(String providerArn) {
        return Uni.createFrom()
                .item(
                        providerArn.endsWith("/gone.example.com")
                                ? Optional.empty()
                                : Optional.of(Set.of(TestIssuer.CLIENT)));
    }
}
