package dev.cognate.identitypool.saml;

import dev.cognate.wire.config.AccountConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.datatype.XMLGregorianCalendar;
import org.keycloak.dom.saml.v2.assertion.AssertionType;
import org.keycloak.dom.saml.v2.assertion.NameIDType;
import org.keycloak.dom.saml.v2.assertion.SubjectConfirmationDataType;

/**
 * Whether an assertion is in time and meant for us.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_saml_assertions.html">AWS's guide:
 *     configure SAML assertions</a>
 */
@ApplicationScoped
class AssertionRules {
    private static final String GLOBAL = "https://signin.aws.amazon.com/saml";

    private final Set<String> recipients = new HashSet<>();
    private final Set<String> audiences = new HashSet<>();
    private final Duration maxAge;
    private final Duration skew;
    private final Clock clock;

    AssertionRules(SamlConfig config, AccountConfig account, Clock clock) {
        this.maxAge = config.maxAge();
        this.skew = config.clockSkew();
        this.clock = clock;
        recipients.addAll(List.of(
                GLOBAL,
                "https://signin.aws.amazon.com/static/saml",
                "https://" + account.region() + ".signin.aws.amazon.com/saml"));
        recipients.addAll(config.audiences().orElse(List.of()));
        audiences.addAll(recipients);
        audiences.add("urn:amazon:webservices");
    }

    /** What the assertion says; fails with {@link SamlRefusedException} when it is not for us, or not now. */
    SamlAssertion apply(AssertionType assertion, SamlMetadata provider) {
        if (assertion.getIssuer() == null
                || !provider.entityId().equals(assertion.getIssuer().getValue())) {
            throw SamlRefusedException.invalid("Issuer not present in specified provider");
        }
        requireConditions(assertion);
        NameIDType subject = AssertionReader.nameId(assertion)
                .orElseThrow(() -> SamlRefusedException.invalid("Response has no NameID"));
        SubjectConfirmationDataType confirmation = AssertionReader.confirmation(assertion)
                .orElseThrow(() ->
                        SamlRefusedException.invalid("Response must contain exactly one bearer SubjectConfirmation"));
        requireConfirmation(confirmation);
        return new SamlAssertion(
                assertion.getID(),
                provider.entityId(),
                confirmation.getRecipient(),
                subject.getValue(),
                AssertionReader.format(subject),
                AssertionReader.attributes(assertion),
                instant(confirmation.getNotOnOrAfter()),
                AssertionReader.sessionEnd(assertion).map(AssertionRules::instant));
    }

    private void requireConditions(AssertionType assertion) {
        Instant now = clock.instant();
        Instant issued = instant(assertion.getIssueInstant());
        if (now.isAfter(issued.plus(maxAge))) {
            throw SamlRefusedException.expired(
                    "Token must be redeemed within " + maxAge.toMinutes() + " minutes of issuance");
        }
        List<List<String>> restrictions = AssertionReader.audiences(assertion);
        boolean isMeantForUs = !restrictions.isEmpty()
                && restrictions.stream().allMatch(any -> any.stream().anyMatch(audiences::contains));
        if (!isMeantForUs) {
            throw SamlRefusedException.invalid("Response does not contain the required audience.");
        }
        requireFrom(issued);
        if (assertion.getConditions().getNotBefore() != null) {
            requireFrom(instant(assertion.getConditions().getNotBefore()));
        }
        if (assertion.getConditions().getNotOnOrAfter() != null) {
            requireUntil(instant(assertion.getConditions().getNotOnOrAfter()));
        }
    }

    private void requireConfirmation(SubjectConfirmationDataType confirmation) {
        if (confirmation.getNotOnOrAfter() == null) {
            throw SamlRefusedException.invalid("SubjectConfirmationData must contain NotOnOrAfter");
        }
        if (confirmation.getRecipient() == null || !recipients.contains(confirmation.getRecipient())) {
            throw SamlRefusedException.invalid("SubjectConfirmationData has another Recipient");
        }
        requireUntil(instant(confirmation.getNotOnOrAfter()));
        if (confirmation.getNotBefore() != null) {
            requireFrom(instant(confirmation.getNotBefore()));
        }
    }

    private void requireFrom(Instant start) {
        if (start.isAfter(clock.instant().plus(skew))) {
            throw SamlRefusedException.invalid("Assertion is not valid yet");
        }
    }

    private void requireUntil(Instant end) {
        if (!clock.instant().isBefore(end)) {
            throw SamlRefusedException.expired("Assertion is expired");
        }
    }

    private static Instant instant(XMLGregorianCalendar time) {
        if (time == null) {
            throw SamlRefusedException.invalid("Assertion has no IssueInstant");
        }
        return time.toGregorianCalendar().toInstant();
    }
}
