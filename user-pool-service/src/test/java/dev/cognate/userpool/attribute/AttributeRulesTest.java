package dev.cognate.userpool.attribute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.contract.idp.AttributeDataType;
import dev.cognate.contract.idp.AttributeType;
import dev.cognate.contract.idp.InvalidParameterException;
import dev.cognate.contract.idp.NotAuthorizedException;
import dev.cognate.contract.idp.SchemaAttributeType;
import dev.cognate.contract.idp.UserPoolClientType;
import dev.cognate.contract.idp.UserPoolType;
import dev.cognate.userpool.pool.UserPool;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class AttributeRulesTest {
    private static final AttributeWriter ADMIN = new AttributeWriter.Admin();
    private static final UserPool POOL = new UserPool(
            "us-east-1_abc",
            UserPoolType.builder()
                    .schemaAttributes(List.of(
                            attribute("sub").required(true).mutable(false).build(),
                            attribute("email").required(true).build(),
                            attribute("email_verified").build(),
                            attribute("name").build(),
                            attribute("custom:badge").mutable(false).build(),
                            attribute("dev:custom:cost")
                                    .developerOnlyAttribute(true)
                                    .build()))
                    .build());
    private static final AttributeRules RULES = AttributeRules.of(POOL);

    @Example
    void shouldLetClientsWriteOnlyWhatTheyMay() {
        // given
        AttributeWriter nameOnly = client(List.of("name"));

        // then
        assertThat(RULES.create(List.of(value("name", "Alice")), nameOnly)).containsEntry("name", "Alice");
        assertUnauthorized("email", "a@example.com", nameOnly);
    }

    @Example
    void shouldKeepFlagsAndDeveloperAttributesFromClients() {
        // given
        AttributeWriter everything = client(null);

        // then
        assertUnauthorized("email_verified", "true", everything);
        assertUnauthorized("dev:custom:cost", "1", everything);
        assertThat(RULES.create(List.of(value("dev:custom:cost", "1"), value("email_verified", "true")), ADMIN))
                .hasSize(2);
    }

    @Example
    void shouldMissRequiredAttributes() {
        assertThatThrownBy(() -> RULES.requireComplete(Map.of("name", "Alice")))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessage("Attributes did not conform to the schema: email: The attribute is required\n");
        assertThatCode(() -> RULES.requireComplete(Map.of("email", "a@example.com")))
                .doesNotThrowAnyException();
    }

    @Example
    void shouldKeepRequiredAttributes() {
        assertThatThrownBy(() -> RULES.delete(Map.of("email", "a@example.com"), List.of("email"), ADMIN))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Example
    void shouldKeepImmutableAttributesEvenFromTheSameValue() {
        assertThatThrownBy(() -> RULES.change(Map.of("custom:badge", "b"), List.of(value("custom:badge", "b")), ADMIN))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessage("user.custom:badge: Attribute cannot be updated.\n");
        assertThat(RULES.create(List.of(value("custom:badge", "b")), ADMIN)).containsEntry("custom:badge", "b");
    }

    @Example
    void shouldShowClientsOnlyWhatTheyMayRead() {
        // given
        UserPoolClientType reader =
                UserPoolClientType.builder().readAttributes(List.of("name")).build();
        UUID sub = UUID.randomUUID();

        // when
        List<AttributeType> view =
                AttributeView.readable(POOL, reader, sub, Map.of("email", "a@example.com", "name", "Alice"));

        // then
        assertThat(view).containsExactly(value("sub", sub.toString()), value("name", "Alice"));
    }

    @Property
    void shouldTakeEveryNumberInE164Form(@ForAll("phoneNumbers") String number) {
        assertThat(StandardFormats.isPhoneNumber(number)).isTrue();
        assertThat(StandardFormats.isPhoneNumber(number.substring(1))).isFalse();
        assertThat(StandardFormats.isPhoneNumber(number + " ")).isFalse();
    }

    @Property
    void shouldTellAddressesFromOtherText(@ForAll("locals") String local, @ForAll("labels") String label) {
        assertThat(StandardFormats.isEmail(local + "@" + label + ".example")).isTrue();
        assertThat(StandardFormats.isEmail(local + "@" + label)).isFalse();
        assertThat(StandardFormats.isEmail(local + " @" + label + ".example")).isFalse();
        assertThat(StandardFormats.isEmail("@" + label + ".example")).isFalse();
    }

    @Property(tries = 200)
    void shouldDecideOnAnyTextQuickly(@ForAll String text) {
        assertThatCode(() -> StandardFormats.isEmail(text.repeat(50))).doesNotThrowAnyException();
    }

    @Provide
    Arbitrary<String> phoneNumbers() {
        return Arbitraries.longs().between(10_000, 999_999_999_999_999L).map(digits -> "+" + digits);
    }

    @Provide
    Arbitrary<String> locals() {
        return Arbitraries.strings()
                .alpha()
                .numeric()
                .withChars("._+-")
                .ofMinLength(1)
                .ofMaxLength(30);
    }

    @Provide
    Arbitrary<String> labels() {
        return Arbitraries.strings().alpha().numeric().ofMinLength(1).ofMaxLength(20);
    }

    private static void assertUnauthorized(String name, String value, AttributeWriter writer) {
        assertThatThrownBy(() -> RULES.create(List.of(value(name, value)), writer))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessage("A client attempted to write unauthorized attribute");
    }

    private static AttributeWriter client(List<String> writeAttributes) {
        return new AttributeWriter.Client(
                UserPoolClientType.builder().writeAttributes(writeAttributes).build());
    }

    private static AttributeType value(String name, String value) {
        return AttributeType.builder().name(name).value(value).build();
    }

    private static SchemaAttributeType.Builder attribute(String name) {
        return SchemaAttributeType.builder()
                .name(name)
                .attributeDataType(AttributeDataType.STRING)
                .developerOnlyAttribute(false)
                .mutable(true)
                .required(false);
    }
}
