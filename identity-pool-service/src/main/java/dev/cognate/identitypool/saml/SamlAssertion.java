package dev.cognate.identitypool.saml;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an assertion says that was found good.
 *
 * @param id its id at its issuer
 * @param issuer the provider's entity id
 * @param recipient where it was sent, which is {@code saml:aud}
 * @param subject whom it is about
 * @param format of the subject: {@code persistent}, {@code transient} or a URI
 * @param attributes values by name
 * @param end until when it may be used
 * @param sessionEnd until when the provider wants sessions to last
 */
public record SamlAssertion(
        String id,
        String issuer,
        String recipient,
        String subject,
        String format,
        Map<String, List<String>> attributes,
        Instant end,
        Optional<Instant> sessionEnd) {
    public SamlAssertion {
        attributes = Map.copyOf(attributes);
    }

    /** The values of an attribute; none when it is not there. */
    public List<String> values(String name) {
        return attributes.getOrDefault(name, List.of());
    }

    /** The one value of an attribute that has one. */
    public Optional<String> value(String name) {
        return Optional.of(values(name)).filter(all -> all.size() == 1).map(List::getFirst);
    }

    /** Nothing of what it says about people. */
    @Override
    public String toString() {
        return "SamlAssertion[issuer=" + issuer + "]";
    }
}
