package dev.cognate.identitypool.saml;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.datatype.XMLGregorianCalendar;
import org.keycloak.dom.saml.v2.assertion.AssertionType;
import org.keycloak.dom.saml.v2.assertion.AttributeStatementType;
import org.keycloak.dom.saml.v2.assertion.AudienceRestrictionType;
import org.keycloak.dom.saml.v2.assertion.AuthnStatementType;
import org.keycloak.dom.saml.v2.assertion.NameIDType;
import org.keycloak.dom.saml.v2.assertion.SubjectConfirmationDataType;
import org.keycloak.dom.saml.v2.assertion.SubjectConfirmationType;
import org.keycloak.saml.common.exceptions.ConfigurationException;
import org.keycloak.saml.common.exceptions.ParsingException;
import org.keycloak.saml.common.exceptions.ProcessingException;
import org.keycloak.saml.common.util.DocumentUtil;
import org.keycloak.saml.processing.core.parsers.saml.SAMLParser;
import org.w3c.dom.Element;

/** The parts of an assertion. Nothing here is a reason to trust one: that is {@link SignedResponse}'s. */
final class AssertionReader {
    private static final String BEARER = "urn:oasis:names:tc:SAML:2.0:cm:bearer";
    private static final String FORMATS = "urn:oasis:names:tc:SAML:2.0:nameid-format:";
    private static final List<String> SHORT_FORMATS = List.of("persistent", "transient");

    private AssertionReader() {}

    /** Reads an element; fails with {@link SamlRefusedException}. */
    static AssertionType read(Element assertion) {
        try {
            return (AssertionType) SAMLParser.getInstance().parse(DocumentUtil.getNodeAsStream(assertion));
            // the library has unchecked exceptions, too, for elements out of their place
        } catch (ParsingException | ConfigurationException | ProcessingException | RuntimeException e) {
            throw SamlRefusedException.invalid("Assertion is not well-formed");
        }
    }

    static Optional<NameIDType> nameId(AssertionType assertion) {
        return Optional.ofNullable(assertion.getSubject())
                .map(subject -> subject.getSubType())
                .map(type -> type.getBaseID())
                .filter(NameIDType.class::isInstance)
                .map(NameIDType.class::cast)
                .filter(id -> id.getValue() != null && !id.getValue().isBlank());
    }

    /** As {@code saml:sub_type} has it. */
    static String format(NameIDType id) {
        String format = id.getFormat() == null ? "" : id.getFormat().toString();
        return SHORT_FORMATS.stream()
                .filter(name -> format.equals(FORMATS + name))
                .findFirst()
                .orElse(format);
    }

    /** The data of the one bearer confirmation; empty when there are none or several confirmations. */
    static Optional<SubjectConfirmationDataType> confirmation(AssertionType assertion) {
        List<SubjectConfirmationType> confirmations = assertion.getSubject().getConfirmation();
        return Optional.of(confirmations)
                .filter(all -> all.size() == 1)
                .map(List::getFirst)
                .filter(one -> BEARER.equals(one.getMethod()))
                .map(SubjectConfirmationType::getSubjectConfirmationData);
    }

    /** The audiences, one list for each restriction; all of them bind. */
    static List<List<String>> audiences(AssertionType assertion) {
        return assertion.getConditions() == null
                ? List.of()
                : assertion.getConditions().getConditions().stream()
                        .filter(AudienceRestrictionType.class::isInstance)
                        .map(AudienceRestrictionType.class::cast)
                        .map(restriction -> restriction.getAudience().stream()
                                .map(String::valueOf)
                                .toList())
                        .toList();
    }

    static Optional<XMLGregorianCalendar> sessionEnd(AssertionType assertion) {
        return assertion.getStatements().stream()
                .filter(AuthnStatementType.class::isInstance)
                .map(AuthnStatementType.class::cast)
                .map(AuthnStatementType::getSessionNotOnOrAfter)
                .filter(end -> end != null)
                .findFirst();
    }

    /** Texts by attribute; values of other kinds are left out. */
    static Map<String, List<String>> attributes(AssertionType assertion) {
        return assertion.getStatements().stream()
                .filter(AttributeStatementType.class::isInstance)
                .map(AttributeStatementType.class::cast)
                .flatMap(statement -> statement.getAttributes().stream())
                .map(AttributeStatementType.ASTChoiceType::getAttribute)
                .filter(attribute -> attribute != null && attribute.getName() != null)
                .collect(Collectors.toMap(
                        attribute -> attribute.getName(),
                        attribute -> texts(attribute.getAttributeValue()),
                        (one, other) ->
                                Stream.concat(one.stream(), other.stream()).toList()));
    }

    private static List<String> texts(List<Object> values) {
        return values.stream()
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .toList();
    }
}
