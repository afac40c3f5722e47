package dev.cognate.userpool.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.userpool.Api;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AliasAttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AliasExistsException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeDataType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UsernameAttributeType;

@QuarkusTest
class AdminUsersTest {
    @Inject
    Directory directory;

    private CognitoIdentityProviderClient api;
    private String poolId;

    @BeforeEach
    void createPool() {
        api = Api.signed();
        poolId = Api.newPool(
                        api,
                        request -> request.aliasAttributes(AliasAttributeType.EMAIL)
                                .schema(
                                        badge -> badge.name("badge")
                                                .attributeDataType(AttributeDataType.STRING)
                                                .mutable(false)
                                                .stringAttributeConstraints(limits -> limits.maxLength("5")),
                                        age -> age.name("age")
                                                .attributeDataType(AttributeDataType.NUMBER)
                                                .numberAttributeConstraints(limits -> limits.minValue("18"))))
                .id();
    }

    @AfterEach
    void disconnect() {
        api.close();
    }

    @Test
    void shouldDescribeAUserWithItsSubFirst() {
        // given
        User alice = directory.create(poolId, "alice", Map.of("name", "Alice", "email", "alice@example.com"));

        // when
        AdminGetUserResponse user = get("alice");

        // then
        assertThat(user.username()).isEqualTo("alice");
        assertThat(user.enabled()).isTrue();
        assertThat(user.userStatus()).isEqualTo(UserStatusType.CONFIRMED);
        assertThat(user.userAttributes().getFirst())
                .isEqualTo(AttributeType.builder()
                        .name("sub")
                        .value(alice.sub().toString())
                        .build());
        assertThat(attributes(user)).containsEntry("name", "Alice").containsEntry("email", "alice@example.com");
        assertThat(user.userCreateDate()).isEqualTo(user.userLastModifiedDate());
    }

    @Test
    void shouldNotFindAnUnknownUser() {
        assertThatThrownBy(() -> get("nobody"))
                .isInstanceOf(UserNotFoundException.class)
                .hasMessageContaining("User does not exist.");
    }

    @Test
    void shouldFindAUserByItsSub() {
        // given
        User alice = directory.create(poolId, "alice", Map.of());

        // then
        assertThat(get(alice.sub().toString()).username()).isEqualTo("alice");
    }

    @Test
    void shouldLetAnAliasTakeEffectWhenItIsVerified() {
        // given
        directory.create(poolId, "alice", Map.of("email", "alice@example.com"));
        assertThatThrownBy(() -> get("alice@example.com")).isInstanceOf(UserNotFoundException.class);

        // when
        update("alice", Map.of("email_verified", "true"));

        // then
        assertThat(get("alice@example.com").username()).isEqualTo("alice");
    }

    @Test
    void shouldEndAnAliasWhenItsAddressChanges() {
        // given
        directory.create(poolId, "alice", Map.of("email", "old@example.com", "email_verified", "true"));

        // when
        update("alice", Map.of("email", "new@example.com"));

        // then
        assertThat(attributes(get("alice"))).containsEntry("email_verified", "false");
        assertThatThrownBy(() -> get("old@example.com")).isInstanceOf(UserNotFoundException.class);
        assertThatThrownBy(() -> get("new@example.com")).isInstanceOf(UserNotFoundException.class);
    }

    @Test
    void shouldRefuseAnAliasOfAnotherUserAndChangeNothing() {
        // given
        directory.create(poolId, "alice", Map.of("email", "one@example.com", "email_verified", "true"));
        directory.create(poolId, "bob", Map.of("name", "Bob"));

        // when
        assertThatThrownBy(() -> update("bob", Map.of("email", "one@example.com", "email_verified", "true")))
                .isInstanceOf(AliasExistsException.class)
                .hasMessageContaining("An account with the email already exists.");

        // then
        assertThat(attributes(get("bob"))).doesNotContainKey("email");
        assertThat(get("one@example.com").username()).isEqualTo("alice");
    }

    @Test
    void shouldRemoveAnAttributeWithABlankValueOrByName() {
        // given
        directory.create(poolId, "alice", Map.of("name", "Alice", "nickname", "Al", "email", "a@example.com"));

        // when
        update("alice", Map.of("nickname", ""));
        api.adminDeleteUserAttributes(
                request -> request.userPoolId(poolId).username("alice").userAttributeNames("name", "email"));

        // then
        assertThat(attributes(get("alice"))).containsOnlyKeys("sub");
    }

    @Test
    void shouldRefuseValuesThatDoNotFitTheSchema() {
        // given
        directory.create(poolId, "alice", Map.of("custom:badge", "b1"));

        // then
        assertRefused(Map.of("email", "not an address"), "Invalid email address format.");
        assertRefused(Map.of("phone_number", "0123"), "Invalid phone number format.");
        assertRefused(Map.of("birthdate", "1/1/99"), "birthdate");
        assertRefused(Map.of("custom:age", "17"), "custom:age");
        assertRefused(Map.of("custom:age", "old"), "custom:age");
        assertRefused(
                Map.of("custom:none", "x"),
                "Attributes did not conform to the schema: custom:none: Attribute does not exist in the schema.");
        assertRefused(Map.of("custom:badge", "b2"), "user.custom:badge: Attribute cannot be updated.");
        assertRefused(Map.of("sub", "x"), "sub");
        assertThat(attributes(get("alice"))).containsOnly(Map.entry("custom:badge", "b1"), subOf("alice"));
    }

    @Test
    void shouldRefuseTooLongACustomValue() {
        // given
        directory.create(poolId, "alice", Map.of());

        // then
        assertRefused(Map.of("custom:badge", "123456"), "String must be no longer than 5 characters");
    }

    @Test
    void shouldDisableAndEnable() {
        // given
        User before = directory.create(poolId, "alice", Map.of());

        // when
        api.adminDisableUser(request -> request.userPoolId(poolId).username("alice"));

        // then
        assertThat(get("alice").enabled()).isFalse();
        assertThat(directory.find(poolId, "alice").orElseThrow().tokensValidFrom())
                .isAfter(before.tokensValidFrom());

        // when
        api.adminEnableUser(request -> request.userPoolId(poolId).username("alice"));

        // then
        assertThat(get("alice").enabled()).isTrue();
    }

    @Test
    void shouldDeleteAUserAndFreeItsNames() {
        // given
        Map<String, String> attributes = Map.of("email", "alice@example.com", "email_verified", "true");
        User first = directory.create(poolId, "alice", attributes);

        // when
        api.adminDeleteUser(request -> request.userPoolId(poolId).username("alice@example.com"));

        // then
        assertThatThrownBy(() -> get("alice")).isInstanceOf(UserNotFoundException.class);
        assertThatThrownBy(() -> get(first.sub().toString())).isInstanceOf(UserNotFoundException.class);
        assertThat(directory.create(poolId, "alice", attributes).sub()).isNotEqualTo(first.sub());
    }

    @Test
    void shouldNameUsersByTheirSubInPoolsThatSignInByEmail() {
        // given
        String pool = Api.newPool(
                        api,
                        request -> request.usernameAttributes(UsernameAttributeType.EMAIL)
                                .usernameConfiguration(username -> username.caseSensitive(false)))
                .id();
        User alice = directory.create(pool, "Alice@Example.com", Map.of());

        // when
        AdminGetUserResponse user =
                api.adminGetUser(request -> request.userPoolId(pool).username("ALICE@example.com"));

        // then
        assertThat(user.username()).isEqualTo(alice.sub().toString());
        assertThat(attributes(user)).containsEntry("email", "alice@example.com");
    }

    @Test
    void shouldRefuseADuplicateAddressWhereItIsTheName() {
        // given
        String pool = Api.newPool(api, request -> request.usernameAttributes(UsernameAttributeType.EMAIL))
                .id();
        directory.create(pool, "a@example.com", Map.of());
        directory.create(pool, "b@example.com", Map.of());

        // when
        assertThatThrownBy(() -> api.adminUpdateUserAttributes(request -> request.userPoolId(pool)
                        .username("b@example.com")
                        .userAttributes(attribute -> attribute.name("email").value("a@example.com"))))
                .isInstanceOf(AliasExistsException.class);

        // then
        assertThat(directory.find(pool, "b@example.com")).isPresent();
    }

    @Test
    void shouldTellCaseApartOnlyInPoolsThatDo() {
        // given
        String ignoring = Api.newPool(
                        api, request -> request.usernameConfiguration(username -> username.caseSensitive(false)))
                .id();
        directory.create(ignoring, "Alice", Map.of());
        directory.create(poolId, "Alice", Map.of());

        // then
        assertThat(directory.find(ignoring, "aLICE")).isPresent();
        assertThat(directory.find(poolId, "aLICE")).isEmpty();
    }

    private void assertRefused(Map<String, String> changes, String sentence) {
        assertThatThrownBy(() -> update("alice", changes))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining(sentence);
    }

    private Map.Entry<String, String> subOf(String username) {
        return Map.entry(
                "sub", directory.find(poolId, username).orElseThrow().sub().toString());
    }

    private void update(String username, Map<String, String> changes) {
        api.adminUpdateUserAttributes(request -> request.userPoolId(poolId)
                .username(username)
                .userAttributes(changes.entrySet().stream()
                        .map(change -> AttributeType.builder()
                                .name(change.getKey())
                                .value(change.getValue())
                                .build())
                        .toList()));
    }

    private AdminGetUserResponse get(String username) {
        return api.adminGetUser(request -> request.userPoolId(poolId).username(username));
    }

    private static Map<String, String> attributes(AdminGetUserResponse user) {
        return user.userAttributes().stream()
                .collect(java.util.stream.Collectors.toMap(AttributeType::name, AttributeType::value));
    }
}
