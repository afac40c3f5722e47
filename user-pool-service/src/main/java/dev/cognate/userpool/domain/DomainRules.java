package dev.cognate.userpool.domain;

import dev.cognate.contract.idp.CustomDomainConfigType;
import dev.cognate.contract.idp.FeatureUnavailableInTierException;
import dev.cognate.contract.idp.InvalidParameterException;
import dev.cognate.contract.idp.UserPoolTierType;
import dev.cognate.contract.idp.UserPoolType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.regex.Pattern;

/** What a domain may be called (developer guide, "Configuring a user pool domain"). */
@ApplicationScoped
class DomainRules {
    static final int CLASSIC = 1;
    static final int MANAGED = 2;

    private static final String LABEL = "[a-z0-9](?:[a-z0-9\\-]{0,61}[a-z0-9])?";
    private static final Pattern PREFIX = Pattern.compile(LABEL);

    /** A parent that is a top-level domain is nobody's own: there are two dots at least. */
    private static final Pattern SUBDOMAIN = Pattern.compile(LABEL + "(?:\\." + LABEL + "){2,}");

    /** Refused as a part between hyphens; {@code awesome} is fine. */
    private static final Set<String> RESERVED = Set.of("aws", "amazon", "cognito");

    private final PublicAddress address;

    DomainRules(PublicAddress address) {
        this.address = address;
    }

    /** Throws {@link InvalidParameterException} for what can be neither a prefix nor a host of the operator's own. */
    void requireName(String domain, CustomDomainConfigType custom) {
        if (custom == null) {
            requirePrefix(domain);
        } else {
            requireSubdomain(domain);
        }
    }

    private static void requirePrefix(String prefix) {
        if (!PREFIX.matcher(prefix).matches()) {
            throw new InvalidParameterException("The domain name contains an invalid character. Domain names can only"
                    + " contain lower-case letters, numbers, and hyphens. Please enter a different name that follows"
                    + " this format: ^" + LABEL + "$");
        }
        for (String part : prefix.split("-", -1)) {
            if (RESERVED.contains(part)) {
                throw new InvalidParameterException("Domain cannot contain reserved word: " + part);
            }
        }
    }

    /** Hosts of the installation itself and of prefix domains are not free to be taken. */
    private void requireSubdomain(String host) {
        if (!SUBDOMAIN.matcher(host).matches()) {
            throw new InvalidParameterException(
                    "Custom domain is not a valid subdomain: Was not able to resolve a DNS A"
                            + " record for the parent domain or domain parent is a top-level domain.");
        }
        boolean ours =
                host.equals(address.host()) || host.equals(address.suffix()) || host.endsWith("." + address.suffix());
        if (ours) {
            throw new InvalidParameterException("Custom domain is not a valid subdomain");
        }
    }

    /** Which pages a domain shows: 1, the classic hosted UI, or 2, managed login. */
    static void requireVersion(UserPoolType settings, int version) {
        if (version != CLASSIC && version != MANAGED) {
            throw new InvalidParameterException("ManagedLoginVersion must be 1 or 2.");
        }
        if (version == MANAGED && UserPoolTierType.LITE.equals(settings.userPoolTier())) {
            throw new FeatureUnavailableInTierException("Managed login is not available in the LITE feature plan.");
        }
    }

    /** Prefix and host of its own: a pool may have one of each. */
    static void requireFree(UserPoolType settings, boolean custom) {
        if ((custom ? settings.customDomain() : settings.domain()) != null) {
            throw new InvalidParameterException("User pool already has a domain configured.");
        }
    }
}
