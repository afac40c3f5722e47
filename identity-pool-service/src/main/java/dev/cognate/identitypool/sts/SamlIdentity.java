package dev.cognate.identitypool.sts;

import dev.cognate.identitypool.saml.SamlAssertion;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What an assertion says to STS.
 *
 * @param assertion verified
 * @param accountId of this installation
 * @param provider the provider's name
 * @param providerArn its ARN
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_saml_assertions.html">AWS's guide:
 *     configure SAML assertions</a>
 */
record SamlIdentity(SamlAssertion assertion, String accountId, String provider, String providerArn) {
    private static final String ATTRIBUTES = "https://aws.amazon.com/SAML/Attributes/";
    private static final String TAG = ATTRIBUTES + "PrincipalTag:";
    private static final Pattern NAME = Pattern.compile("[\\w+=,.@-]{2,64}");
    private static final Pattern TAG_TEXT = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*");
    private static final int MOST_TAGS = 50;
    private static final int LONGEST_KEY = 128;
    private static final int LONGEST_VALUE = 256;
    private static final int SHORTEST_SESSION = 900;
    private static final int LONGEST_SESSION = 43_200;

    /** Whether the provider gives the user this role, in a pair with itself, in either order. */
    boolean mayHave(String roleArn) {
        return assertion.values(ATTRIBUTES + "Role").stream()
                .map(pair -> Set.of(pair.strip().split("\\s*,\\s*")))
                .anyMatch(Set.of(roleArn, providerArn)::equals);
    }

    /** {@code RoleSessionName}, which must be there. */
    String sessionName() {
        String name = assertion
                .value(ATTRIBUTES + "RoleSessionName")
                .orElseThrow(() -> StsFault.invalidIdentity("RoleSessionName is required in AuthnResponse"));
        if (!NAME.matcher(name).matches()) {
            throw StsFault.invalidIdentity("RoleSessionName in AuthnResponse must match [a-zA-Z_0-9+=,.@-]{2,64}");
        }
        return name;
    }

    /** {@code SessionDuration}, which only ever shortens. */
    Optional<Duration> sessionDuration() {
        return assertion.value(ATTRIBUTES + "SessionDuration").map(text -> {
            int seconds = text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
            if (seconds < SHORTEST_SESSION || seconds > LONGEST_SESSION) {
                throw StsFault.invalidIdentity(
                        "SessionDuration in AuthnResponse must be between 900 and 43200 seconds");
            }
            return Duration.ofSeconds(seconds);
        });
    }

    /** BASE64(SHA1(issuer + account + "/" + provider)), as the guide defines {@code saml:namequalifier}. */
    String nameQualifier() {
        String text = assertion.issuer() + accountId + "/" + provider;
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }

    Federation federation() {
        Map<String, List<String>> claims = Map.of(
                "saml:sub",
                List.of(assertion.subject()),
                "saml:sub_type",
                List.of(assertion.format()),
                "saml:namequalifier",
                List.of(nameQualifier()));
        Map<String, List<String>> keys = new HashMap<>(SamlAttributes.keys(assertion));
        keys.putAll(claims);
        keys.put("saml:aud", List.of(assertion.recipient()));
        keys.put("saml:iss", List.of(assertion.issuer()));
        keys.put("saml:doc", List.of(accountId + "/" + provider));
        keys.put("aws:FederatedProvider", List.of(providerArn));
        Map<String, String> tags = tags();
        Set<String> transitive = Set.copyOf(assertion.values(ATTRIBUTES + "TransitiveTagKeys"));
        if (!tags.keySet().containsAll(transitive)) {
            throw StsFault.invalidIdentity("The specified transitive tag key must be included in the requested tags.");
        }
        return new Federation(
                "AssumeRoleWithSAML", Set.of(providerArn), keys, claims, tags, transitive, sourceIdentity());
    }

    Optional<String> sourceIdentity() {
        Optional<String> source = assertion.value(ATTRIBUTES + "SourceIdentity");
        if (source.filter(name -> !NAME.matcher(name).matches() || name.startsWith("aws:"))
                .isPresent()) {
            throw StsFault.invalidIdentity(
                    "Source Identity must match [a-zA-Z_0-9+=,.@-]{2,64} and not begin with \"aws:\"");
        }
        return source;
    }

    private Map<String, String> tags() {
        Map<String, String> tags = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        assertion.attributes().forEach((name, values) -> {
            if (name.startsWith(TAG)) {
                String key = name.substring(TAG.length());
                boolean isGood = values.size() == 1
                        && isTagText(key, LONGEST_KEY)
                        && !key.isEmpty()
                        && isTagText(values.getFirst(), LONGEST_VALUE);
                if (!isGood || tags.put(key, values.getFirst()) != null || tags.size() > MOST_TAGS) {
                    throw StsFault.invalidIdentity("Invalid session tags in AuthnResponse");
                }
            }
        });
        return Map.copyOf(tags);
    }

    private static boolean isTagText(String text, int longest) {
        return text.length() <= longest && TAG_TEXT.matcher(text).matches();
    }
}
