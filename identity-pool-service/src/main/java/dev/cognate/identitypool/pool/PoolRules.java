package dev.cognate.identitypool.pool;

import dev.cognate.contract.identity.CognitoIdentityProvider;
import dev.cognate.contract.identity.IdentityPool;
import dev.cognate.contract.identity.InvalidParameterException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** What the settings of an identity pool must keep to, beyond the contract's patterns. */
final class PoolRules {
    private static final int MAX_TAGS = 50;
    private static final String RESERVED_TAG = "aws:";
    private static final Set<String> PUBLIC_PROVIDERS = Set.of(
            "accounts.google.com",
            "graph.facebook.com",
            "www.amazon.com",
            "appleid.apple.com",
            "api.twitter.com",
            "www.digits.com");
    private static final Pattern USER_POOL = Pattern.compile(".+/[\\w-]+_[0-9a-zA-Z]+");
    private static final Pattern OPENID_ARN = Pattern.compile("arn:[\\w-]+:iam::\\d{12}:oidc-provider/.+");
    private static final Pattern SAML_ARN = Pattern.compile("arn:[\\w-]+:iam::\\d{12}:saml-provider/.+");

    private PoolRules() {}

    /** Throws {@link InvalidParameterException} when the settings break a rule. */
    static void require(IdentityPool settings) {
        requirePublicProviders(settings.supportedLoginProviders());
        requireUserPools(settings.cognitoIdentityProviders());
        requireArns(settings.openIdConnectProviderARNs(), OPENID_ARN, "OpenIdConnect");
        requireArns(settings.samlProviderARNs(), SAML_ARN, "SAML");
        requireTags(settings.identityPoolTags());
    }

    /** Throws {@link InvalidParameterException} when tags are too many or reserved. */
    static void requireTags(Map<String, String> tags) {
        Map<String, String> given = Objects.requireNonNullElse(tags, Map.of());
        if (given.keySet().stream().anyMatch(key -> key.startsWith(RESERVED_TAG))) {
            throw new InvalidParameterException("Tag keys that start with aws: are reserved.");
        }
        if (given.size() > MAX_TAGS) {
            throw new InvalidParameterException("A resource can have at most " + MAX_TAGS + " tags.");
        }
    }

    private static void requirePublicProviders(Map<String, String> providers) {
        for (String name :
                Objects.requireNonNullElse(providers, Map.<String, String>of()).keySet()) {
            if (!PUBLIC_PROVIDERS.contains(name)) {
                throw new InvalidParameterException("Invalid SupportedLoginProvider: " + name);
            }
        }
    }

    private static void requireUserPools(List<CognitoIdentityProvider> providers) {
        Set<String> seen = new HashSet<>();
        for (CognitoIdentityProvider provider :
                Objects.requireNonNullElse(providers, List.<CognitoIdentityProvider>of())) {
            if (provider.providerName() == null
                    || provider.clientId() == null
                    || !USER_POOL.matcher(provider.providerName()).matches()) {
                throw new InvalidParameterException("Please check your Cognito Identity Provider");
            }
            if (!seen.add(provider.providerName() + ":" + provider.clientId())) {
                throw new InvalidParameterException(
                        "Cognito Identity Provider " + provider.providerName() + " is given twice with one client.");
            }
        }
    }

    private static void requireArns(List<String> arns, Pattern form, String kind) {
        Set<String> seen = new HashSet<>();
        for (String arn : Objects.requireNonNullElse(arns, List.<String>of())) {
            if (!form.matcher(arn).matches() || !seen.add(arn)) {
                throw new InvalidParameterException("Invalid " + kind + " provider ARN: " + arn);
            }
        }
    }
}
