package dev.cognate.userpool.federation.user;

import static dev.cognate.userpool.TestPool.attribute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.contract.idp.InvalidParameterException;
import dev.cognate.contract.idp.UsernameExistsException;
import dev.cognate.userpool.TestPool;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeDataType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolClientRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SchemaAttributeType;

/** What a provider says of somebody is written to the user at every sign-in, as the provider's attribute mapping says. */
@QuarkusTest
class AttributeMappingTest {
    private static final String USERNAME = "Corporate_jane";

    @Inject
    TestFederation federation;

    private ArrivalScene scene;

    @AfterEach
    void close() {
        scene.close();
    }

    private void open(
            Consumer<CreateUserPoolRequest.Builder> pool,
            Consumer<CreateUserPoolClientRequest.Builder> client,
            Map<String, String> mapping) {
        scene = ArrivalScene.create(federation, pool, client).map(mapping);
    }

    private void open(Map<String, String> mapping) {
        open(pool -> pool.schema(text("note"), text("token")), client -> {}, mapping);
    }

    private static SchemaAttributeType text(String name) {
        return custom(name, true, 2048);
    }

    private static SchemaAttributeType custom(String name, boolean mutable, int longest) {
        return SchemaAttributeType.builder()
                .name(name)
                .attributeDataType(AttributeDataType.STRING)
                .mutable(mutable)
                .stringAttributeConstraints(limits -> limits.maxLength(String.valueOf(longest)))
                .build();
    }

    private String value(String attribute) {
        return scene.attribute(USERNAME, attribute);
    }

    @Test
    void shouldWriteWhatTheProviderSaysNow() {
        // given
        open(Map.of("name", "name", "custom:note", "department"));
        scene.signIn("jane", Map.of("name", "Jane Roe", "department", "Sales"));

        // when
        scene.signIn("jane", Map.of("name", "Jane Doe", "department", "Sales"));

        // then
        assertThat(value("name")).isEqualTo("Jane Doe");
        assertThat(value("custom:note")).isEqualTo("Sales");
    }

    @Test
    void shouldLeaveTheUserAloneWhenNothingChanged() {
        // given
        open(Map.of("name", "name", "email", "mail"));
        scene.signIn("jane", Map.of("name", "Jane", "mail", "jane@example.com"));
        var before = scene.user(USERNAME);

        // when
        scene.signIn("jane", Map.of("name", "Jane", "mail", "jane@example.com"));

        // then
        assertThat(scene.user(USERNAME).userLastModifiedDate()).isEqualTo(before.userLastModifiedDate());
    }

    @Test
    void shouldNotWriteWhatIsNotMapped() {
        // given
        open(Map.of("name", "name"));

        // when
        scene.signIn("jane", Map.of("name", "Jane", "nickname", "J", "custom:note", "x", "email", "jane@example.com"));

        // then
        assertThat(value("name")).isEqualTo("Jane");
        assertThat(value("nickname")).isNull();
        assertThat(value("custom:note")).isNull();
        assertThat(value("email")).isNull();
    }

    @Test
    void shouldBelieveTheIdTokenBeforeTheUserInfo() {
        // given
        open(Map.of("name", "name", "nickname", "nickname"));

        // when
        federation.signIn(
                scene.clientId(),
                new TestFederation.Said(
                        ArrivalScene.CORPORATE,
                        "jane",
                        Map.of(),
                        Map.of("name", "of the token"),
                        Map.of("name", "of the user info", "nickname", "J")));

        // then
        assertThat(value("name")).isEqualTo("of the token");
        assertThat(value("nickname")).isEqualTo("J");
    }

    @Test
    void shouldKeepWhatTheProviderNoLongerMentions() {
        // given
        open(Map.of("name", "name"));
        scene.signIn("jane", Map.of("name", "Jane"));

        // when
        scene.signIn("jane", Map.of());

        // then
        assertThat(value("name")).isEqualTo("Jane");
    }

    @Test
    void shouldRemoveWhatTheProviderSendsBlank() {
        // given
        open(Map.of("name", "name", "nickname", "nickname"));
        scene.signIn("jane", Map.of("name", "Jane", "nickname", "J"));

        // when
        scene.signIn("jane", Map.of("name", "", "nickname", "  "));

        // then
        assertThat(value("name")).isNull();
        assertThat(value("nickname")).isNull();
    }

    @Test
    void shouldRequireTheAttributesThePoolRequires() {
        // given
        open(
                pool -> pool.schema(
                        SchemaAttributeType.builder()
                                .name("given_name")
                                .required(true)
                                .mutable(true)
                                .build(),
                        SchemaAttributeType.builder()
                                .name("email")
                                .required(true)
                                .mutable(true)
                                .build()),
                client -> {},
                Map.of("email", "mail", "given_name", "given_name"));

        // then
        assertThatThrownBy(() -> scene.signIn("jane", Map.of("name", "Jane")))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessage("attributes required: [email, given_name]");
        assertThat(scene.signIn("jane", Map.of("mail", "jane@example.com", "given_name", "Jane")))
                .isNotNull();
    }

    @Test
    void shouldFailWhenAMappedAttributeCannotChange() {
        // given
        open(pool -> pool.schema(custom("staff", false, 100)), client -> {}, Map.of("custom:staff", "staff_id"));
        scene.signIn("jane", Map.of("staff_id", "7"));

        // then
        assertThat(value("custom:staff")).isEqualTo("7");
        assertThatThrownBy(() -> scene.signIn("jane", Map.of("staff_id", "8")))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessage("user.custom:staff: Attribute cannot be updated.\n");
    }

    @Test
    void shouldGoOnWithoutAttributesTheClientMayNotWrite() {
        // given
        open(
                pool -> pool.schema(text("note")),
                client -> client.writeAttributes("name"),
                Map.of("name", "name", "custom:note", "department", "email", "mail", "email_verified", "verified"));

        // when
        scene.signIn(
                "jane", Map.of("name", "Jane", "department", "Sales", "mail", "jane@example.com", "verified", true));

        // then
        assertThat(value("name")).isEqualTo("Jane");
        assertThat(value("custom:note")).isNull();
        assertThat(value("email")).isNull();
        assertThat(value("email_verified")).isNull();
    }

    @Test
    void shouldRefuseValuesThatAreTooLong() {
        // given
        open(pool -> pool.schema(custom("note", true, 5)), client -> {}, Map.of("custom:note", "note"));

        // then
        assertThatThrownBy(() -> scene.signIn("jane", Map.of("note", "123456")))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("custom:note: String must be no longer than 5 characters");
    }

    @Test
    void shouldFlattenValuesOfOtherTypes() {
        // given
        open(
                pool -> pool.schema(text("groups"), text("level"), text("object")),
                client -> {},
                Map.of(
                        "custom:groups", "groups",
                        "custom:level", "level",
                        "custom:object", "object",
                        "address", "address",
                        "updated_at", "updated_at"));
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("groups", List.of("Sales & more", "a-b_c.d*"));
        said.put("level", 7);
        said.put("object", Map.of("a", 1));
        said.put("address", Map.of("formatted", "Main Street 1"));
        said.put("updated_at", 1.6E9);
        said.put("nothing", null);

        // when
        scene.signIn("jane", said);

        // then
        assertThat(value("custom:groups")).isEqualTo("[Sales+%26+more,a-b_c.d*]");
        assertThat(value("custom:level")).isEqualTo("7");
        assertThat(value("custom:object")).isEqualTo("{\"a\":1}");
        assertThat(value("address")).isEqualTo("Main Street 1");
        assertThat(value("updated_at")).isEqualTo("1600000000");
    }

    @Test
    void shouldMapTokens() {
        // given
        open(Map.of("custom:token", "access_token"));

        // when
        scene.signIn("jane", Map.of());

        // then
        assertThat(value("custom:token")).isEqualTo("the-access-token");
    }

    @Test
    void shouldRefuseAPreferredUsernameThatIsTaken() {
        // given
        open(
                pool -> pool.aliasAttributesWithStrings("preferred_username"),
                client -> {},
                Map.of("preferred_username", "login"));
        String other = TestPool.newName();
        scene.local(other);

        // then
        assertThatThrownBy(() -> scene.signIn("jane", Map.of("login", other)))
                .isInstanceOf(UsernameExistsException.class);
    }

    @Test
    void shouldStoreTextsWithoutNul() {
        // given
        open(Map.of("name", "name"));

        // when
        scene.signIn("jane", Map.of("name", "Ja\0ne", "other", "\0"));

        // then
        assertThat(value("name")).isEqualTo("Jane");
    }
}
