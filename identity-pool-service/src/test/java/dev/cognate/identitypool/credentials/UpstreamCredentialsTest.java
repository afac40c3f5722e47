package dev.cognate.identitypool.credentials;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cognate.identitypool.TestClock;
import dev.cognate.identitypool.TestPool;
import dev.cognate.identitypool.event.IdentityEventType;
import dev.cognate.identitypool.openid.Tokens;
import dev.cognate.identitypool.outside.OutsideWorld;
import dev.cognate.identitypool.outside.OutsideWorld.Answer;
import dev.cognate.testkit.TopicReader;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URLDecoder;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentity.model.Credentials;
import software.amazon.awssdk.services.cognitoidentity.model.GetCredentialsForIdentityResponse;
import software.amazon.awssdk.services.cognitoidentity.model.InvalidIdentityPoolConfigurationException;
import software.amazon.awssdk.services.cognitoidentity.model.NotAuthorizedException;

/** The enhanced flow with a token service elsewhere. */
@QuarkusTest
class UpstreamCredentialsTest {
    private static final String USER_ROLE = "arn:aws:iam::000000000000:role/user";
    private static final String GUEST_ROLE = "arn:aws:iam::000000000000:role/guest";

    private final AtomicReference<Map<String, String>> asked = new AtomicReference<>();
    private TestPool pool;

    @BeforeEach
    void createPool() {
        pool = create("outside");
        answering("/sts", "ASIAONE");
        answering("/other-sts", "ASIATWO");
    }

    private static TestPool create(String upstream) {
        TestPool created =
                TestPool.create(request -> request.identityPoolTags(Map.of("cognate:credentials-from", upstream)));
        created.admin()
                .setIdentityPoolRoles(request -> request.identityPoolId(created.id())
                        .roles(Map.of("authenticated", USER_ROLE, "unauthenticated", GUEST_ROLE)));
        return created;
    }

    private void answering(String path, String keyId) {
        OutsideWorld.get().put(path, (query, authorization, body) -> {
            asked.set(fields(body));
            return new Answer(200, """
                    <AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
                      <AssumeRoleWithWebIdentityResult><Credentials>
                        <AccessKeyId>%s</AccessKeyId><SecretAccessKey>a&amp;b</SecretAccessKey>
                        <SessionToken>session</SessionToken><Expiration>%s</Expiration>
                      </Credentials></AssumeRoleWithWebIdentityResult>
                    </AssumeRoleWithWebIdentityResponse>
                    """.formatted(keyId, Instant.now().plus(1, ChronoUnit.HOURS)));
        });
    }

    private static Map<String, String> fields(String form) {
        return Stream.of(form.split("&"))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(field -> field[0], field -> URLDecoder.decode(field[1], UTF_8)));
    }

    @AfterEach
    void putBack() {
        TestClock.reset();
        pool.close();
    }

    @Test
    void shouldExchangeTheTokenOfAUser() {
        // given
        String id = pool.identity(pool.login("alice"));

        // when
        Credentials credentials = credentials(id, pool.login("alice")).credentials();

        // then
        assertThat(credentials.accessKeyId()).isEqualTo("ASIAONE");
        assertThat(credentials.secretKey()).isEqualTo("a&b");
        assertThat(credentials.sessionToken()).isEqualTo("session");
        assertThat(credentials.expiration()).isAfter(Instant.now().plus(50, ChronoUnit.MINUTES));
        assertThat(asked.get())
                .containsEntry("Action", "AssumeRoleWithWebIdentity")
                .containsEntry("RoleArn", USER_ROLE)
                .containsEntry("RoleSessionName", "CognitoIdentityCredentials")
                .containsEntry("DurationSeconds", "3600")
                .doesNotContainKey("Policy");
        JsonNode claims = Tokens.verified(asked.get().get("WebIdentityToken"));
        assertThat(claims.get("sub").asText()).isEqualTo(id);
        assertThat(claims.get("amr").get(0).asText()).isEqualTo("authenticated");
    }

    @Test
    void shouldLimitWhatGuestsMayDo() {
        // given
        String guest = pool.guest();

        // when
        credentials(guest, Map.of());

        // then
        assertThat(asked.get()).containsEntry("RoleArn", GUEST_ROLE);
        assertThat(asked.get().get("Policy"))
                .contains("\"s3:*\"", "\"dynamodb:*\"")
                .doesNotContain("iam:", "\"*\",", "ec2:");
    }

    @Test
    void shouldTakePrincipalTagsFromClaims() {
        // given
        pool.admin()
                .setPrincipalTagAttributeMap(request -> request.identityPoolId(pool.id())
                        .identityProviderName(pool.first().provider())
                        .principalTags(Map.of("dept", "custom:dept", "absent", "custom:absent")));
        String id = pool.identity(pool.login("alice"));
        Map<String, String> login = Map.of(
                pool.first().provider(), pool.first().token("alice", claims -> claims.put("custom:dept", "legal")));

        // when
        credentials(id, login);

        // then
        JsonNode tags = Tokens.verified(asked.get().get("WebIdentityToken"))
                .at("/https:~1~1aws.amazon.com~1tags/principal_tags");
        assertThat(tags.size()).isEqualTo(1);
        assertThat(tags.at("/dept/0").asText()).isEqualTo("legal");
    }

    @Test
    void shouldGiveNoRoleForAClaimThatWouldBeAWildcard() {
        // given
        pool.admin()
                .setPrincipalTagAttributeMap(request -> request.identityPoolId(pool.id())
                        .identityProviderName(pool.first().provider())
                        .principalTags(Map.of("dept", "custom:dept")));
        String id = pool.identity(pool.login("alice"));

        // then
        assertThatThrownBy(() -> credentials(
                        id,
                        Map.of(
                                pool.first().provider(),
                                pool.first().token("alice", claims -> claims.put("custom:dept", "*")))))
                .isInstanceOf(NotAuthorizedException.class);
    }

    @Test
    void shouldAskAgainOnlyWhenCredentialsSoonEnd() {
        // given
        String id = pool.identity(pool.login("alice"));
        credentials(id, pool.login("alice"));
        int before = OutsideWorld.get().reads("/sts");

        // when
        credentials(id, pool.login("alice"));
        int kept = OutsideWorld.get().reads("/sts");
        TestClock.advance(Duration.ofMinutes(51));
        credentials(id, pool.login("alice"));

        // then
        assertThat(kept).isEqualTo(before);
        assertThat(OutsideWorld.get().reads("/sts")).isEqualTo(before + 1);
    }

    @Test
    void shouldAskForTheRoleOfTheConfigurationAndWithoutThePolicyItRefuses() {
        // given
        try (TestPool other = create("other")) {
            String guest = other.guest();

            // when
            other.app().getCredentialsForIdentity(request -> request.identityId(guest));

            // then
            assertThat(asked.get())
                    .containsEntry("RoleArn", "arn:minio:iam:::role/cognate")
                    .doesNotContainKey("Policy");
        }
    }

    @Test
    void shouldTellWhenTheTokenServiceRefuses() {
        // given
        OutsideWorld.get()
                .put(
                        "/sts",
                        (query, authorization, body) -> new Answer(
                                403, "<ErrorResponse><Error><Code>AccessDenied</Code></Error></ErrorResponse>"));
        String guest = pool.guest();

        // then
        assertThatThrownBy(() -> credentials(guest, Map.of()))
                .isInstanceOf(InvalidIdentityPoolConfigurationException.class)
                .hasMessageContaining("Invalid identity pool configuration. Check assigned IAM roles for this pool.");
    }

    @Test
    void shouldNotReadEntitiesFromElsewhere() {
        // given
        OutsideWorld.get().put("/sts", (query, authorization, body) -> new Answer(200, """
                <!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a><AccessKeyId>&x;</AccessKeyId></a>"""));
        String guest = pool.guest();

        // then
        assertThatThrownBy(() -> credentials(guest, Map.of()))
                .hasMessageContaining("The token service outside does not answer.");
    }

    @Test
    void shouldTellWhenTheTokenServiceDoesNotAnswer() {
        // given
        try (TestPool silent = create("silent")) {
            String guest = silent.guest();

            // then
            assertThatThrownBy(() -> silent.app().getCredentialsForIdentity(request -> request.identityId(guest)))
                    .hasMessageContaining("The token service silent does not answer.");
        }
    }

    @Test
    void shouldTellWhenNobodyConfiguredTheTokenService() {
        // given
        try (TestPool unknown = create("unknown")) {
            String guest = unknown.guest();

            // then
            assertThatThrownBy(() -> unknown.app().getCredentialsForIdentity(request -> request.identityId(guest)))
                    .isInstanceOf(InvalidIdentityPoolConfigurationException.class)
                    .hasMessageContaining("cognate:credentials-from");
        }
    }

    @Test
    void shouldTellOfEveryIssueWithoutItsSecrets() {
        // given
        String guest = pool.guest();

        // when
        credentials(guest, Map.of());

        // then
        try (TopicReader topic = new TopicReader(IdentityEventType.TOPIC)) {
            var issued = topic.eventsOf(pool.id() + "#" + guest, 2).get(1);
            assertThat(TopicReader.type(issued)).isEqualTo("dev.cognate.identity-pool.credentials-issued.v1");
            assertThat(issued.value()).contains(GUEST_ROLE).doesNotContain("a&b", "\"session\"");
        }
    }

    private GetCredentialsForIdentityResponse credentials(String identityId, Map<String, String> logins) {
        return pool.app()
                .getCredentialsForIdentity(
                        request -> request.identityId(identityId).logins(logins));
    }
}
