package dev.cognate.userpool.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.testkit.EmbeddedRedisServer;
import dev.cognate.testkit.SrpClient;
import dev.cognate.userpool.TestClock;
import dev.cognate.userpool.token.Jwts;
import dev.cognate.userpool.user.UserStatus;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.vertx.mutiny.redis.client.RedisAPI;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CognitoIdentityProviderException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;

@QuarkusTest
class SrpSignInTest {
    private static final ChallengeNameType VERIFIER = ChallengeNameType.PASSWORD_VERIFIER;

    @Inject
    TestUsers users;

    @Inject
    RedisAPI redis;

    private SignInScene scene;
    private SrpClient srp;

    @BeforeEach
    void pool() {
        scene = SignInScene.create();
        srp = SrpClient.forPool(scene.poolId());
        users.create(scene.poolId(), "alice", UserStatus.CONFIRMED, Map.of());
    }

    @AfterEach
    void backToNormal() {
        TestClock.reset();
        EmbeddedRedisServer.shared().start();
    }

    @Test
    void shouldSignInWithAndWithoutSession() throws Exception {
        for (boolean withSession : new boolean[] {true, false}) {
            // given
            InitiateAuthResponse asked = scene.srp("alice", srp);

            // when
            var answered = scene.answer(
                    VERIFIER, withSession ? asked.session() : null, scene.proof(asked, srp, TestUsers.PASSWORD));

            // then
            String token = answered.authenticationResult().idToken();
            assertThat(Jwts.verified(scene.poolId(), token).getClaim("cognito:username"))
                    .isEqualTo("alice");
        }
    }

    @Test
    void shouldRefuseAWrongPasswordAndAnUnknownUserAlike() {
        for (String name : new String[] {"alice", "nobody"}) {
            // given
            InitiateAuthResponse asked = scene.srp(name, srp);
            Map<String, String> proof = scene.proof(asked, srp, "Wrong-horse-1");

            // when, then
            assertThat(asked.challengeParameters())
                    .containsOnlyKeys("SALT", "SECRET_BLOCK", "SRP_B", "USERNAME", "USER_ID_FOR_SRP");
            assertThat(asked.challengeParameters().get("SALT")).hasSize(32);
            assertThatThrownBy(() -> scene.answer(VERIFIER, null, proof))
                    .isInstanceOf(NotAuthorizedException.class)
                    .hasMessageStartingWith("Incorrect username or password.");
        }
    }

    @Test
    void shouldShowAnUnknownUserTheSameSaltEachTime() {
        // when
        String first = scene.srp("nobody", srp).challengeParameters().get("SALT");
        String second = scene.srp("nobody", srp).challengeParameters().get("SALT");

        // then
        assertThat(second).isEqualTo(first);
    }

    @Test
    void shouldAcceptASecretBlockOnce() {
        // given
        InitiateAuthResponse asked = scene.srp("alice", srp);
        Map<String, String> proof = scene.proof(asked, srp, TestUsers.PASSWORD);
        scene.answer(VERIFIER, null, proof);

        // when, then
        assertThatThrownBy(() -> scene.answer(VERIFIER, null, proof))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageStartingWith("Invalid session for the user, session can only be used once.");
    }

    @Test
    void shouldRefuseABlockThatIsAlteredExpiredOrOfAnotherClient() {
        // given
        InitiateAuthResponse asked = scene.srp("alice", srp);
        Map<String, String> proof = scene.proof(asked, srp, TestUsers.PASSWORD);
        Map<String, String> altered = scene.proof(asked, srp, TestUsers.PASSWORD);
        byte[] block = Base64.getDecoder().decode(altered.get("PASSWORD_CLAIM_SECRET_BLOCK"));
        block[block.length - 1] ^= 1;
        altered.put("PASSWORD_CLAIM_SECRET_BLOCK", Base64.getEncoder().encodeToString(block));
        SignInScene other = SignInScene.create();

        // when, then
        assertThatThrownBy(() -> scene.answer(VERIFIER, null, altered)).isInstanceOf(NotAuthorizedException.class);
        assertThatThrownBy(() -> other.answer(VERIFIER, null, proof)).isInstanceOf(NotAuthorizedException.class);
        TestClock.advance(Duration.ofMinutes(3));
        assertThatThrownBy(() -> scene.answer(VERIFIER, null, proof))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageStartingWith("Invalid session for the user, session is expired.");
    }

    @Test
    void shouldRefuseAZeroKey() {
        // when, then
        assertThatThrownBy(() -> scene.app()
                        .initiateAuth(request -> request.clientId(scene.clientId())
                                .authFlow("USER_SRP_AUTH")
                                .authParameters(Map.of("USERNAME", "alice", "SRP_A", "00"))))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void shouldGoOnWhenRedisGoesAwayAndStillRefuseReplays() {
        // given
        InitiateAuthResponse asked = scene.srp("alice", srp);
        Map<String, String> proof = scene.proof(asked, srp, TestUsers.PASSWORD);
        EmbeddedRedisServer.shared().stop();

        // when
        var answered = scene.answer(VERIFIER, asked.session(), proof);

        // then
        assertThat(answered.authenticationResult().accessToken()).isNotEmpty();
        assertThatThrownBy(() -> scene.answer(VERIFIER, asked.session(), proof))
                .isInstanceOf(NotAuthorizedException.class);
        EmbeddedRedisServer.shared().start();
        assertThatThrownBy(() -> scene.answer(VERIFIER, asked.session(), proof))
                .isInstanceOf(NotAuthorizedException.class);
    }

    @Test
    void shouldRefuseAReplayAfterRedisLostEverything() throws Throwable {
        // given
        InitiateAuthResponse asked = scene.srp("alice", srp);
        Map<String, String> proof = scene.proof(asked, srp, TestUsers.PASSWORD);
        scene.answer(VERIFIER, asked.session(), proof);

        // when
        VertxContextSupport.subscribeAndAwait(() -> redis.flushall(List.of()));

        // then
        assertThatThrownBy(() -> scene.answer(VERIFIER, asked.session(), proof))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageStartingWith("Invalid session for the user, session can only be used once.");
    }

    @Test
    void shouldGiveTokensToNoOrderOfCallsWithoutTheProof() {
        // given
        Random random = new Random(20261122);
        users.create(scene.poolId(), "bob", UserStatus.FORCE_CHANGE_PASSWORD, Map.of());
        String[] sessions = {
            null,
            scene.srp("alice", srp).session(),
            scene.srp("bob", srp).session(),
            scene.srp("nobody", srp).session()
        };
        ChallengeNameType[] names = ChallengeNameType.knownValues().toArray(ChallengeNameType[]::new);

        // when, then
        for (int call = 0; call < 150; call++) {
            String name = random.nextBoolean() ? "alice" : "bob";
            InitiateAuthResponse asked = scene.srp(name, srp);
            Map<String, String> answer = scene.proof(asked, srp, "Wrong-horse-" + call);
            answer.put("NEW_PASSWORD", "Better-horse-2");
            answer.put("USERNAME", name);
            ChallengeNameType challenge = names[random.nextInt(names.length)];
            String session = sessions[random.nextInt(sessions.length)];
            assertThatThrownBy(() -> scene.answer(challenge, session, answer))
                    .isInstanceOf(CognitoIdentityProviderException.class);
        }
    }
}
