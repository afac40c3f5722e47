package dev.cognate.identitypool.iam.provider;

import dev.cognate.iam.directory.SamlProvider;
import dev.cognate.identitypool.iam.Arns;
import dev.cognate.identitypool.iam.entity.Entities;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Registered SAML providers. */
@ApplicationScoped
public class SamlProviders {
    private final Entities entities;

    SamlProviders(Entities entities) {
        this.entities = entities;
    }

    /** The provider of an ARN, if it is one of this account. */
    public Uni<Optional<SamlProvider>> of(String arn) {
        return entities.find(SamlProvider.class, Arns.nameOf(arn))
                .map(found -> found.filter(provider -> provider.arn().equals(arn)));
    }
}
