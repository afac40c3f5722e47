package dev.cognate.iam.directory;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of things IAM knows. */
public enum EntityKind {
    /** A user with access keys. */
    USER(IamUser.class),
    /** A role. */
    ROLE(IamRole.class),
    /** A managed policy. */
    POLICY(IamPolicy.class),
    /** An OpenID Connect provider whose tokens may take on roles. */
    OIDC_PROVIDER(OidcProvider.class),
    /** A SAML provider. */
    SAML_PROVIDER(SamlProvider.class);

    private final Class<? extends IamEntity> type;

    EntityKind(Class<? extends IamEntity> type) {
        this.type = type;
    }

    /** The record of entities of this kind. */
    public Class<? extends IamEntity> type() {
        return type;
    }

    /** As it is written in the database and in events. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The kind of a {@link #wireName()}; empty when a later version named one this one does not know. */
    public static Optional<EntityKind> named(String wireName) {
        return Arrays.stream(values())
                .filter(kind -> kind.wireName().equals(wireName))
                .findFirst();
    }

    /** Whether other services know of it; the identity providers' tokens are looked at by the issuer of credentials alone. */
    public boolean isShared() {
        return this == USER || this == ROLE || this == POLICY;
    }

    /** The kind of a record. */
    public static EntityKind of(Class<? extends IamEntity> type) {
        return Arrays.stream(values())
                .filter(kind -> kind.type == type)
                .findFirst()
                .orElseThrow();
    }
}
