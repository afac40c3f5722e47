package dev.cognate.userpool.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.contract.idp.AliasExistsException;
import dev.cognate.contract.idp.InvalidParameterException;
import dev.cognate.contract.idp.UsernameExistsException;
import dev.cognate.userpool.Api;
import dev.cognate.userpool.pool.Pools;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AliasAttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UsernameAttributeType;

/** Names that lead to users, as the features see them. */
@QuarkusTest
class AliasesTest {
    private static final Map<String, String> VERIFIED = Map.of("email", "one@example.com", "email_verified", "true");

    @Inject
    Directory directory;

    @Inject
    Users users;

    @Inject
    Pools pools;

    @Test
    void shouldMoveAnAliasWhenForced() {
        // given
        String poolId = aliasPool();
        directory.create(poolId, "alice", VERIFIED);
        User bob = directory.create(poolId, "bob", Map.of());

        // when
        directory.inTransaction(session -> pools.require(poolId)
                .chain(pool -> users.update(session, pool, bob, bob.withAttributes(VERIFIED, bob.modifiedAt()), true)));

        // then
        assertThat(directory.find(poolId, "one@example.com").orElseThrow().username())
                .isEqualTo("bob");
        assertThat(directory.find(poolId, "alice").orElseThrow().attributes())
                .containsEntry("email", "one@example.com")
                .containsEntry("email_verified", "false");
    }

    @Test
    void shouldRefuseAVerifiedAliasOfAnotherUserAndCreateNobody() {
        // given
        String poolId = aliasPool();
        directory.create(poolId, "alice", VERIFIED);

        // when
        assertThatThrownBy(() -> directory.create(poolId, "bob", VERIFIED))
                .isInstanceOf(AliasExistsException.class)
                .hasMessage("An account with the email already exists.");

        // then
        assertThat(directory.find(poolId, "bob")).isEmpty();
    }

    @Test
    void shouldRefuseAUsernameThatIsTaken() {
        // given
        String poolId = aliasPool();
        directory.create(poolId, "alice", Map.of());

        // then
        assertThatThrownBy(() -> directory.create(poolId, "alice", Map.of()))
                .isInstanceOf(UsernameExistsException.class)
                .hasMessage("User already exists");
    }

    @Test
    void shouldRefuseTheUsernameOfAnotherAsAPreferredOne() {
        // given
        String poolId = aliasPool();
        directory.create(poolId, "alice", Map.of());

        // then
        assertThatThrownBy(() -> directory.create(poolId, "bob", Map.of("preferred_username", "alice")))
                .isInstanceOf(UsernameExistsException.class);
    }

    @Test
    void shouldRefuseUsernamesThatLookLikeAnAlias() {
        // given
        String poolId = aliasPool();

        // then
        assertThatThrownBy(() -> directory.create(poolId, "one@example.com", Map.of()))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessage("Username cannot be of email format, since user pool is configured for email alias.");
    }

    @Test
    void shouldAskForAnAddressWhereItIsTheName() {
        // given
        String poolId;
        try (CognitoIdentityProviderClient api = Api.signed()) {
            poolId = Api.newPool(api, request -> request.usernameAttributes(UsernameAttributeType.EMAIL))
                    .id();
        }
        directory.create(poolId, "one@example.com", Map.of());

        // then
        assertThatThrownBy(() -> directory.create(poolId, "alice", Map.of()))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessage("Username should be an email.");
        assertThatThrownBy(() -> directory.create(poolId, "one@example.com", Map.of()))
                .isInstanceOf(UsernameExistsException.class)
                .hasMessage("An account with the given email already exists.");
    }

    private static String aliasPool() {
        try (CognitoIdentityProviderClient api = Api.signed()) {
            return Api.newPool(
                            api,
                            request -> request.aliasAttributes(
                                    AliasAttributeType.EMAIL, AliasAttributeType.PREFERRED_USERNAME))
                    .id();
        }
    }
}
