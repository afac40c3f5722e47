package dev.cognate.identitypool.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.identitypool.Api;
import dev.cognate.identitypool.TestPool;
import dev.cognate.identitypool.iam.Iam;
import dev.cognate.testkit.TopicReader;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKey;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/** What a subscriber sees of logins that are linked, and of tokens and credentials that are given away. */
@QuarkusTest
class IssueEventsTest {
    private static final String POOL_EVENT = "dev.cognate.identity-pool.";
    private static final String STS_EVENT = "dev.cognate.sts.credentials-issued.v1";
    private static final String EVERYTHING = Iam.policy("Allow", "*", "*");
    private static final String TRUST_POOLS =
            Iam.trust("{\"Federated\":\"cognito-identity.amazonaws.com\"}", "sts:AssumeRoleWithWebIdentity");

    private final IamClient iam = Iam.asRoot();
    private TestPool pool;

    @BeforeEach
    void createPool() {
        pool = TestPool.create(request -> request.allowClassicFlow(true));
    }

    @AfterEach
    void close() {
        iam.close();
        pool.close();
    }

    @Test
    void shouldTellOfLinkedAndUnlinkedLogins() {
        // given
        String id = pool.identity(pool.login("dorothea"));
        pool.identity(pool.logins("dorothea", "d.smith"));

        // when
        pool.app()
                .unlinkIdentity(request -> request.identityId(id)
                        .logins(pool.login("dorothea"))
                        .loginsToRemove(pool.second().provider()));
        pool.admin().deleteIdentities(request -> request.identityIdsToDelete(id));

        // then
        try (TopicReader topic = new TopicReader(IdentityEventType.TOPIC)) {
            List<ConsumerRecord<String, String>> events = topic.eventsOf(pool.id() + "#" + id, 4);
            assertThat(events)
                    .extracting(TopicReader::type)
                    .containsExactly(
                            POOL_EVENT + "identity-created.v1",
                            POOL_EVENT + "login-linked.v1",
                            POOL_EVENT + "login-unlinked.v1",
                            POOL_EVENT + "identity-deleted.v1");
            assertThat(events).allSatisfy(event -> assertThat(event.value()).doesNotContain("dorothea", "d.smith"));
        }
    }

    @Test
    void shouldTellOfTokensAndCredentialsOfIdentities() {
        // given
        Role role = Iam.newRole(iam, TRUST_POOLS, EVERYTHING);
        pool.admin()
                .setIdentityPoolRoles(
                        request -> request.identityPoolId(pool.id()).roles(Map.of("unauthenticated", role.arn())));
        String guest = pool.guest();

        // when
        String token =
                pool.app().getOpenIdToken(request -> request.identityId(guest)).token();
        var given = pool.app()
                .getCredentialsForIdentity(request -> request.identityId(guest))
                .credentials();

        // then
        try (TopicReader topic = new TopicReader(IdentityEventType.TOPIC)) {
            List<ConsumerRecord<String, String>> events = topic.eventsOf(pool.id() + "#" + guest, 3);
            assertThat(events)
                    .extracting(TopicReader::type)
                    .containsExactly(
                            POOL_EVENT + "identity-created.v1",
                            POOL_EVENT + "identity-token-issued.v1",
                            POOL_EVENT + "credentials-issued.v1");
            assertThat(events.get(2).value()).contains(role.arn());
            assertThat(events)
                    .allSatisfy(event ->
                            assertThat(event.value()).doesNotContain(token, given.secretKey(), given.sessionToken()));
        }
    }

    @Test
    void shouldTellOfEveryRoleThatIsTakenOn() {
        // given
        AccessKey key = Iam.newUser(iam, EVERYTHING);
        Role role = Iam.newRole(iam, Iam.TRUST_ACCOUNT, EVERYTHING);

        // when
        Credentials given;
        try (StsClient sts = Iam.stsAs(key)) {
            given = sts.assumeRole(request -> request.roleArn(role.arn()).roleSessionName("visit"))
                    .credentials();
        }

        // then
        ConsumerRecord<String, String> event = issueOf(given);
        assertThat(event.value())
                .contains("\"AssumeRole\"", assumed(role, "visit"), "user/" + key.userName())
                .doesNotContain(given.secretAccessKey(), given.sessionToken());
    }

    @Test
    void shouldTellOfTheClassicFlow() {
        // given
        Role role = Iam.newRole(iam, TRUST_POOLS, EVERYTHING);
        String guest = pool.guest();
        String token =
                pool.app().getOpenIdToken(request -> request.identityId(guest)).token();

        // when
        Credentials given;
        try (StsClient sts = Api.anonymousSts()) {
            given = sts.assumeRoleWithWebIdentity(request ->
                            request.roleArn(role.arn()).roleSessionName("guest").webIdentityToken(token))
                    .credentials();
        }

        // then
        assertThat(issueOf(given).value())
                .contains("\"AssumeRoleWithWebIdentity\"", assumed(role, "guest"))
                .doesNotContain(token);
    }

    @Test
    void shouldTellOfSessionsOfUsers() {
        // given
        AccessKey key = Iam.newUser(iam, EVERYTHING);
        String name = Iam.name("bob");

        // when
        Credentials own;
        Credentials federated;
        try (StsClient sts = Iam.stsAs(key)) {
            own = sts.getSessionToken().credentials();
            federated = sts.getFederationToken(request -> request.name(name)).credentials();
        }

        // then
        assertThat(issueOf(own).value())
                .contains("\"GetSessionToken\"", "arn:aws:iam::" + Iam.ACCOUNT + ":user/" + key.userName());
        assertThat(issueOf(federated).value())
                .contains("\"GetFederationToken\"", "arn:aws:sts::" + Iam.ACCOUNT + ":federated-user/" + name);
    }

    private static String assumed(Role role, String session) {
        return "arn:aws:sts::" + Iam.ACCOUNT + ":assumed-role/" + role.roleName() + "/" + session;
    }

    private static ConsumerRecord<String, String> issueOf(Credentials given) {
        try (TopicReader topic = new TopicReader(IdentityEventType.TOPIC)) {
            List<ConsumerRecord<String, String>> events = topic.eventsOf(Iam.ACCOUNT + "#" + given.accessKeyId(), 1);
            assertThat(events).extracting(TopicReader::type).containsExactly(STS_EVENT);
            return events.getFirst();
        }
    }
}
