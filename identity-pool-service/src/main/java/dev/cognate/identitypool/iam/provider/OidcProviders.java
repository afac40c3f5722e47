package dev.cognate.identitypool.iam.provider;

import dev.cognate.contract.iam.InvalidInputException;
import dev.cognate.contract.iam.NoSuchEntityException;
import dev.cognate.iam.directory.OidcProvider;
import dev.cognate.identitypool.iam.Arns;
import dev.cognate.identitypool.iam.entity.Entities;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Registered OpenID Connect providers. */
@ApplicationScoped
public class OidcProviders {
    static final String KIND = "oidc-provider";

    private final Entities entities;
    private final Arns arns;

    OidcProviders(Entities entities, Arns arns) {
        this.entities = entities;
        this.arns = arns;
    }

    /**
     * The provider of an issuer.
     *
     * @param issuer as tokens name it, with or without {@code https://}
     */
    public Uni<Optional<OidcProvider>> ofIssuer(String issuer) {
        return entities.find(OidcProvider.class, host(issuer));
    }

    /** An issuer without its scheme, which is how ARNs and condition keys name it. */
    public static String host(String issuer) {
        String host = issuer.startsWith("https://") ? issuer.substring("https://".length()) : issuer;
        return host.endsWith("/") ? host.substring(0, host.length() - 1) : host;
    }

    /** What names a provider in an ARN; fails with {@link InvalidInputException}. */
    String hostOf(String arn) {
        return arns.restOf(arn, KIND);
    }

    Uni<OidcProvider> require(String arn) {
        return entities.find(OidcProvider.class, hostOf(arn))
                .map(found -> found.orElseThrow(
                        () -> new NoSuchEntityException("OpenIDConnect Provider not found for arn " + arn)));
    }

    Uni<OidcProvider> change(String arn, UnaryOperator<OidcProvider> change) {
        return require(arn).chain(present -> entities.change(OidcProvider.class, present.host(), change));
    }
}
