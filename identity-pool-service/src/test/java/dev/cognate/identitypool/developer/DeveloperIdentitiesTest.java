package dev.cognate.identitypool.developer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cognate.identitypool.TestPool;
import dev.cognate.identitypool.openid.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentity.model.DeveloperUserAlreadyRegisteredException;
import software.amazon.awssdk.services.cognitoidentity.model.GetOpenIdTokenForDeveloperIdentityResponse;
import software.amazon.awssdk.services.cognitoidentity.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentity.model.LookupDeveloperIdentityResponse;
import software.amazon.awssdk.services.cognitoidentity.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentity.model.ResourceConflictException;
import software.amazon.awssdk.services.cognitoidentity.model.ResourceNotFoundException;

@QuarkusTest
class DeveloperIdentitiesTest {
    private static final String PROVIDER = "login.backend";
    private static final String OURS = "cognito-identity.amazonaws.com";

    private TestPool pool;

    @BeforeEach
    void createPool() {
        pool = TestPool.create(request -> request.developerProviderName(PROVIDER));
    }

    @AfterEach
    void disconnect() {
        pool.close();
    }

    @Test
    void shouldVouchForAUser() {
        // when
        GetOpenIdTokenForDeveloperIdentityResponse answer = pool.admin()
                .getOpenIdTokenForDeveloperIdentity(request -> request.identityPoolId(pool.id())
                        .logins(Map.of(PROVIDER, "jane"))
                        .tokenDuration(3600L)
                        .principalTags(Map.of("tier", "gold")));

        // then
        JsonNode claims = Tokens.verified(answer.token());
        assertThat(claims.get("sub").asText()).isEqualTo(answer.identityId());
        assertThat(claims.get("amr").valueStream().map(JsonNode::asText))
                .containsExactly("authenticated", PROVIDER, PROVIDER + ":" + pool.id() + ":jane");
        assertThat(claims.at("/https:~1~1aws.amazon.com~1tags/principal_tags/tier/0")
                        .asText())
                .isEqualTo("gold");
        assertThat(claims.get("exp").asLong() - claims.get("iat").asLong()).isEqualTo(3600);
        assertThat(identityOf("jane")).isEqualTo(answer.identityId());
    }

    @Test
    void shouldVouchForAQuarterOfAnHourAndForADayAtMost() {
        // given
        JsonNode usual = Tokens.verified(token("jane", null).token());

        // then
        assertThat(usual.get("exp").asLong() - usual.get("iat").asLong()).isEqualTo(900);
        JsonNode longest = Tokens.verified(tokenFor(86_400).token());
        assertThat(longest.get("exp").asLong() - longest.get("iat").asLong()).isEqualTo(86_400);
        assertThatThrownBy(() -> tokenFor(86_401)).hasMessageContaining("tokenDuration");
    }

    private GetOpenIdTokenForDeveloperIdentityResponse tokenFor(long seconds) {
        return pool.admin()
                .getOpenIdTokenForDeveloperIdentity(request -> request.identityPoolId(pool.id())
                        .logins(Map.of(PROVIDER, "jane"))
                        .tokenDuration(seconds));
    }

    @Test
    void shouldKnowItsTokenAgain() {
        // given
        String token = token("jane", null).token();

        // then
        assertThat(pool.identity(Map.of(OURS, token))).isEqualTo(identityOf("jane"));
        assertThatThrownBy(() -> pool.identity(Map.of(OURS, token + "x"))).isInstanceOf(NotAuthorizedException.class);
        assertThatThrownBy(() -> pool.identity(Map.of(OURS, pool.first().token("jane"))))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("Invalid login token. Issuer doesn't match providerName");
    }

    @Test
    void shouldNotTakeATokenOfAnotherPool() {
        // given
        String token = token("jane", null).token();

        // then
        try (TestPool other = TestPool.create(request -> {})) {
            assertThatThrownBy(() -> other.identity(Map.of(OURS, token))).isInstanceOf(NotAuthorizedException.class);
        }
    }

    @Test
    void shouldNotLetUsersNameThemselvesByTheBackend() {
        assertThatThrownBy(() -> pool.identity(Map.of(PROVIDER, "jane")))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("Token is not from a supported provider of this identity pool.");
    }

    @Test
    void shouldLinkAUserWithANamedIdentity() {
        // given
        String alice = pool.identity(pool.login("alice"));

        // when
        String id = token("jane", alice).identityId();

        // then
        assertThat(id).isEqualTo(alice);
        assertThat(pool.describe(alice).logins()).containsExactly(pool.first().provider(), PROVIDER);
        assertThatThrownBy(() -> token("jane", pool.guest()))
                .isInstanceOf(DeveloperUserAlreadyRegisteredException.class);
    }

    @Test
    void shouldLinkTheTokenOfAPublicProviderWithAUser() {
        // given
        Map<String, String> logins = new HashMap<>(pool.login("alice"));
        logins.put(PROVIDER, "jane");

        // when
        String id = pool.admin()
                .getOpenIdTokenForDeveloperIdentity(
                        request -> request.identityPoolId(pool.id()).logins(logins))
                .identityId();

        // then
        assertThat(pool.identity(pool.login("alice"))).isEqualTo(id);
    }

    @Test
    void shouldDemandAUserOfTheBackend() {
        assertThatThrownBy(() -> pool.admin()
                        .getOpenIdTokenForDeveloperIdentity(
                                request -> request.identityPoolId(pool.id()).logins(pool.login("alice"))))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> pool.app()
                        .getOpenIdTokenForDeveloperIdentity(
                                request -> request.identityPoolId(pool.id()).logins(Map.of(PROVIDER, "jane"))))
                .hasMessageContaining("Missing Authentication Token");
    }

    @Test
    void shouldLookUpUsersAndIdentities() {
        // given
        String id = token("jane", null).identityId();
        token("j.doe", id);
        token("x".repeat(1000), id);
        token("other", null);

        // then
        assertThat(lookup("jane", null).identityId()).isEqualTo(id);
        assertThat(lookup("jane", null).developerUserIdentifierList()).containsExactly("jane");
        assertThat(lookup("x".repeat(1000), id).identityId()).isEqualTo(id);
        assertThat(usersOf(id)).containsExactlyInAnyOrder("jane", "j.doe", "x".repeat(1000));
        assertThatThrownBy(() -> lookup("other", id)).isInstanceOf(ResourceConflictException.class);
        assertThatThrownBy(() -> lookup("nobody", null)).isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> lookup(null, null)).isInstanceOf(InvalidParameterException.class);
    }

    private List<String> usersOf(String id) {
        List<String> users = new ArrayList<>();
        String token = null;
        do {
            String next = token;
            LookupDeveloperIdentityResponse page = pool.admin()
                    .lookupDeveloperIdentity(request -> request.identityPoolId(pool.id())
                            .identityId(id)
                            .maxResults(1)
                            .nextToken(next));
            users.addAll(page.developerUserIdentifierList());
            token = page.nextToken();
        } while (token != null);
        return users;
    }

    @Test
    void shouldMergeTwoUsers() {
        // given
        String source = token("jane", null).identityId();
        String destination = token("j.doe", null).identityId();

        // when
        String merged = pool.admin()
                .mergeDeveloperIdentities(request -> request.identityPoolId(pool.id())
                        .developerProviderName(PROVIDER)
                        .sourceUserIdentifier("jane")
                        .destinationUserIdentifier("j.doe"))
                .identityId();

        // then
        assertThat(merged).isEqualTo(destination);
        assertThat(identityOf("jane")).isEqualTo(destination);
        assertThat(pool.describe(source).logins()).isEmpty();
    }

    @Test
    void shouldNotMergeTwoUsersOfOnePublicProvider() {
        // given
        token("jane", pool.identity(pool.login("alice")));
        token("j.doe", pool.identity(pool.login("bob")));

        // then
        assertThatThrownBy(() -> pool.admin()
                        .mergeDeveloperIdentities(request -> request.identityPoolId(pool.id())
                                .developerProviderName(PROVIDER)
                                .sourceUserIdentifier("jane")
                                .destinationUserIdentifier("j.doe")))
                .isInstanceOf(ResourceConflictException.class);
    }

    @Test
    void shouldUnlinkAUser() {
        // given
        String id = token("jane", null).identityId();

        // when
        unlink(id, "jane");

        // then
        assertThat(identityOf("jane")).isNotEqualTo(id);
        assertThatThrownBy(() -> unlink(id, "jane")).isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void shouldTakeAPublicLoginAwayForWhoHasATokenOfTheBackend() {
        // given
        String alice = pool.identity(pool.login("alice"));
        String own = token("jane", alice).token();
        String strangers = token("j.doe", null).token();

        // then
        assertThatThrownBy(() -> takeAway(alice, strangers)).isInstanceOf(NotAuthorizedException.class);
        takeAway(alice, own);
        assertThat(pool.describe(alice).logins()).containsExactly(PROVIDER);
    }

    private void takeAway(String identityId, String token) {
        pool.app()
                .unlinkIdentity(request -> request.identityId(identityId)
                        .logins(Map.of(OURS, token))
                        .loginsToRemove(pool.first().provider()));
    }

    private void unlink(String identityId, String user) {
        pool.admin()
                .unlinkDeveloperIdentity(request -> request.identityPoolId(pool.id())
                        .identityId(identityId)
                        .developerProviderName(PROVIDER)
                        .developerUserIdentifier(user));
    }

    private String identityOf(String user) {
        return token(user, null).identityId();
    }

    private GetOpenIdTokenForDeveloperIdentityResponse token(String user, String identityId) {
        return pool.admin()
                .getOpenIdTokenForDeveloperIdentity(request ->
                        request.identityPoolId(pool.id()).identityId(identityId).logins(Map.of(PROVIDER, user)));
    }

    private LookupDeveloperIdentityResponse lookup(String user, String identityId) {
        return pool.admin()
                .lookupDeveloperIdentity(request ->
                        request.identityPoolId(pool.id()).identityId(identityId).developerUserIdentifier(user));
    }
}
