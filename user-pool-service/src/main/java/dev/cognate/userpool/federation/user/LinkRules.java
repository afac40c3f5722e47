package dev.cognate.userpool.federation.user;

import dev.cognate.contract.idp.IdentityProviderTypeType;
import dev.cognate.contract.idp.InvalidParameterException;
import dev.cognate.contract.idp.LimitExceededException;
import dev.cognate.contract.idp.ProviderUserIdentifierType;
import dev.cognate.contract.idp.SchemaAttributeType;
import dev.cognate.userpool.identityprovider.IdentityProvider;
import dev.cognate.userpool.pool.UserPool;
import dev.cognate.userpool.user.User;
import java.util.List;
import java.util.Set;

/**
 * What may be linked to whom.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminLinkProviderForUser.html">AWS's
 *     reference: AdminLinkProviderForUser</a>
 */
final class LinkRules {
    /** The pool's own directory among the names of providers. */
    static final String OWN_DIRECTORY = "Cognito";

    /** Developer guide, "Linking federated users to an existing user profile": identities of a user. */
    static final int MAX_IDENTITIES = 5;

    /** The same: claims of a provider that users are linked by. */
    static final int MAX_CLAIMS = 5;

    private static final int MAX_CLAIM_NAME = 256;
    private static final int MAX_VALUE = 2048;
    private static final Set<IdentityProviderTypeType> BY_ANY_CLAIM =
            Set.of(IdentityProviderTypeType.OIDC, IdentityProviderTypeType.SAML);

    private LinkRules() {}

    /** Throws {@link InvalidParameterException} for an identity that no provider could vouch for. */
    static void requireSource(ProviderUserIdentifierType source) {
        if (OWN_DIRECTORY.equals(source.providerName())) {
            throw new InvalidParameterException("Invalid SourceUser: Cognito users with a username/password may not be"
                    + " passed in as a SourceUser, only as a DestinationUser");
        }
        require(source, "SourceUser");
    }

    /** Throws {@link InvalidParameterException} unless provider, attribute and value are there. */
    static void require(ProviderUserIdentifierType user, String role) {
        requireText(user.providerName(), MAX_CLAIM_NAME, "Invalid " + role + ": ProviderName is required");
        requireText(
                user.providerAttributeName(),
                MAX_CLAIM_NAME,
                "Invalid " + role + ": ProviderAttributeName is required");
        requireText(
                user.providerAttributeValue(), MAX_VALUE, "Invalid " + role + ": ProviderAttributeValue is required");
    }

    /** Throws {@link InvalidParameterException} for the destination of a link without a provider or a value. */
    static void requireDestination(ProviderUserIdentifierType user) {
        requireText(user.providerName(), MAX_CLAIM_NAME, "Invalid DestinationUser: ProviderName is required");
        requireText(
                user.providerAttributeValue(),
                MAX_VALUE,
                "Invalid DestinationUser: ProviderAttributeValue is required");
    }

    private static void requireText(String text, int longest, String sentence) {
        if (text == null || text.isBlank() || text.indexOf('\0') >= 0) {
            throw new InvalidParameterException(sentence);
        }
        if (text.length() > longest) {
            throw new InvalidParameterException(sentence + " with at most " + longest + " characters");
        }
    }

    /** Throws {@link InvalidParameterException} for a claim of a social provider. */
    static void requireClaim(IdentityProvider provider, String claim) {
        if (!claim.equals(IdentityKey.SUBJECT) && !BY_ANY_CLAIM.contains(provider.type())) {
            throw new InvalidParameterException("Invalid SourceUser: ProviderAttributeName must be "
                    + IdentityKey.SUBJECT + " for provider " + provider.name());
        }
    }

    /** Throws {@link InvalidParameterException} for a user with attributes that sign-ins could not update. */
    static void requireMutable(UserPool pool, User user) {
        pool.settings().schemaAttributes().stream()
                .filter(attribute -> Boolean.FALSE.equals(attribute.mutable()))
                .map(SchemaAttributeType::name)
                .filter(name -> user.attribute(name).isPresent())
                .findFirst()
                .ifPresent(name -> {
                    throw new InvalidParameterException("user." + name + ": Attribute cannot be updated.\n");
                });
    }

    /** Throws {@link LimitExceededException} for one identity too many. */
    static void requireRoom(List<Identity> identities) {
        if (identities.stream().filter(identity -> !identity.primary()).count() >= MAX_IDENTITIES) {
            throw new LimitExceededException("At most " + MAX_IDENTITIES + " identities can be linked to a user.");
        }
    }

    /** Throws {@link LimitExceededException} for one claim too many. */
    static void requireFewClaims(long claims) {
        if (claims > MAX_CLAIMS) {
            throw new LimitExceededException(
                    "Users of a provider can be linked by at most " + MAX_CLAIMS + " different attributes.");
        }
    }

    /** What AdminLinkProviderForUser answers when the identity is somebody's. */
    static InvalidParameterException taken(KnownIdentity identity) {
        return new InvalidParameterException(
                identity.linked()
                        ? "SourceUser is already linked to DestinationUser"
                        : "Merging is not currently supported, provide a SourceUser that has not been signed up in order"
                                + " to link");
    }
}
