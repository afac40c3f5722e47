package dev.cognate.identitypool.credentials;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.identitypool.Api;
import dev.cognate.identitypool.TestPool;
import dev.cognate.identitypool.iam.Iam;
import dev.cognate.identitypool.outside.OutsideWorld;
import dev.cognate.identitypool.outside.OutsideWorld.Answer;
import dev.cognate.testkit.SdkClients;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentity.model.Credentials;
import software.amazon.awssdk.services.cognitoidentity.model.InvalidIdentityPoolConfigurationException;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.sts.StsClient;

/** The enhanced flow with a token service elsewhere that really verifies, decides and answers: ours, behind its own door. */
@QuarkusTest
class RealStsTest {
    private static final String EVERYTHING = Iam.policy("Allow", "*", "*");

    private final IamClient iam = Iam.asRoot();
    private TestPool pool;

    @BeforeEach
    void createPool() {
        pool = TestPool.create(request -> request.identityPoolTags(Map.of("cognate:credentials-from", "outside")));
        URI sts = Api.endpoint();
        OutsideWorld.get().put("/sts", (query, authorization, body) -> ask(sts, body));
    }

    @AfterEach
    void close() {
        iam.close();
        pool.close();
    }

    /** The request as it was sent, and the answer as it came. */
    private static Answer ask(URI sts, String form) {
        HttpRequest request = HttpRequest.newBuilder(sts)
                .header("content-type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString(UTF_8));
            return new Answer(answer.statusCode(), answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String role(String poolId) {
        String trust = """
                {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"sts:AssumeRoleWithWebIdentity",
                 "Principal":{"Federated":"cognito-identity.amazonaws.com"},
                 "Condition":{"StringEquals":{"cognito-identity.amazonaws.com:aud":"%s"}}}}
                """.formatted(poolId);
        String role = Iam.newRole(iam, trust, EVERYTHING).arn();
        pool.admin()
                .setIdentityPoolRoles(request -> request.identityPoolId(pool.id())
                        .roles(Map.of("authenticated", role, "unauthenticated", role)));
        return role;
    }

    @Test
    void shouldGiveCredentialsThatSign() {
        // given
        String role = role(pool.id());
        String id = pool.identity(pool.login("alice"));

        // when
        Credentials given = credentials(id, pool.login("alice"));

        // then
        try (StsClient sts = client(given).sts()) {
            assertThat(sts.getCallerIdentity().arn())
                    .contains(":assumed-role/" + role.substring(role.lastIndexOf('/') + 1) + "/");
        }
    }

    @Test
    void shouldLimitGuestsThere() {
        // given
        role(pool.id());
        String guest = pool.guest();
        String alice = pool.identity(pool.login("alice"));

        // then
        try (IamClient ofUser = iamAs(credentials(alice, pool.login("alice")));
                IamClient ofGuest = iamAs(credentials(guest, Map.of()))) {
            assertThat(ofUser.listRoles().roles()).isNotEmpty();
            assertThatThrownBy(ofGuest::listRoles)
                    .isInstanceOfSatisfying(
                            IamException.class,
                            refused -> assertThat(refused.awsErrorDetails().errorCode())
                                    .isEqualTo("AccessDenied"));
        }
    }

    @Test
    void shouldSayThatTheRoleDoesNotTrustThePool() {
        // given
        role("us-east-1:00000000-0000-0000-0000-000000000000");
        String guest = pool.guest();

        // then
        assertThatThrownBy(() -> credentials(guest, Map.of()))
                .isInstanceOf(InvalidIdentityPoolConfigurationException.class)
                .hasMessageContaining("Check assigned IAM roles for this pool.");
    }

    private Credentials credentials(String identityId, Map<String, String> logins) {
        return pool.app()
                .getCredentialsForIdentity(
                        request -> request.identityId(identityId).logins(logins))
                .credentials();
    }

    private static IamClient iamAs(Credentials given) {
        return Iam.as(software.amazon.awssdk.services.sts.model.Credentials.builder()
                .accessKeyId(given.accessKeyId())
                .secretAccessKey(given.secretKey())
                .sessionToken(given.sessionToken())
                .build());
    }

    private static SdkClients client(Credentials given) {
        return SdkClients.signing(Api.endpoint(), given.accessKeyId(), given.secretKey(), given.sessionToken());
    }
}
