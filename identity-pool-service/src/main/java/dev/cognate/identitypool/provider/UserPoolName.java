package dev.cognate.identitypool.provider;

import dev.cognate.wire.config.AccountConfig;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A user pool's name as a provider: {@code cognito-idp.<region>.amazonaws.com/<pool>}, or the address of this installation
 * in its place, which is what issuers of our tokens say unless told otherwise.
 *
 * @param poolId the user pool
 * @param publicUrl where this installation is, without a slash at its end
 */
record UserPoolName(String poolId, String publicUrl) {
    private static final Pattern FORM = Pattern.compile("(.+)/(([\\w-]+)_[0-9a-zA-Z]+)");

    /** Reads a name; empty when it is no user pool's. */
    static Optional<UserPoolName> parse(String name, AccountConfig account) {
        Matcher parts = FORM.matcher(name);
        String publicUrl = account.publicUrl().replaceAll("/+$", "");
        if (!parts.matches()) {
            return Optional.empty();
        }
        String host = parts.group(1);
        boolean ours = host.equals("cognito-idp." + parts.group(3) + ".amazonaws.com")
                || host.equals(publicUrl.replaceFirst("^https?://", ""));
        return ours ? Optional.of(new UserPoolName(parts.group(2), publicUrl)) : Optional.empty();
    }

    /** The one name identities are linked under. */
    String canonical() {
        return "cognito-idp." + region() + ".amazonaws.com/" + poolId;
    }

    /** What the issuer of its tokens may be; that depends on a setting of the user pool service. */
    Set<String> issuers() {
        return Set.of("https://" + canonical(), "https://issuer-" + canonical(), publicUrl + "/" + poolId);
    }

    private String region() {
        return poolId.substring(0, poolId.indexOf('_'));
    }
}
