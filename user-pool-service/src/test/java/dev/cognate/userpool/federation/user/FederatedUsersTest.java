package dev.cognate.userpool.federation.user;

import static dev.cognate.userpool.TestPool.attribute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.contract.idp.InvalidParameterException;
import dev.cognate.contract.idp.NotAuthorizedException;
import dev.cognate.contract.idp.UsernameExistsException;
import dev.cognate.userpool.TestPool;
import dev.cognate.userpool.token.Authentication;
import dev.cognate.userpool.token.Jwts;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UsernameAttributeType;

/** Who comes from a provider becomes a user of the pool, and is that user from then on. */
@QuarkusTest
class FederatedUsersTest {
    private static final Map<String, Object> JANE =
            Map.of("mail", "jane@example.com", "email_verified", true, "name", "Jane Doe");

    @Inject
    TestFederation federation;

    private ArrivalScene scene;

    @BeforeEach
    void open() {
        scene = ArrivalScene.create(federation);
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void shouldCreateAUserOfTheProviderAtTheFirstSignIn() {
        // when
        Authentication authentication = scene.signIn("jane-1", JANE);

        // then
        AdminGetUserResponse user = scene.user("Corporate_jane-1");
        assertThat(user.userStatus()).isEqualTo(UserStatusType.EXTERNAL_PROVIDER);
        assertThat(user.enabled()).isTrue();
        assertThat(user.userAttributes())
                .contains(
                        attribute("sub", authentication.user().sub().toString()),
                        attribute("email", "jane@example.com"),
                        attribute("email_verified", "true"),
                        attribute("name", "Jane Doe"));
    }

    @Test
    void shouldBeTheSameUserAtTheNextSignIn() {
        // given
        Authentication first = scene.signIn("jane-1", JANE);

        // when
        Authentication second = scene.signIn("jane-1", JANE);

        // then
        assertThat(second.user().sub()).isEqualTo(first.user().sub());
        assertThat(scene.users()).hasSize(1);
    }

    @Test
    void shouldTellProvidersApart() {
        // when
        Authentication corporate = scene.signIn("Corporate", "1", JANE);
        Authentication google = scene.signIn("Google", "1", JANE);

        // then
        assertThat(google.user().sub()).isNotEqualTo(corporate.user().sub());
        assertThat(scene.users()).extracting(UserType::username).containsExactlyInAnyOrder("Corporate_1", "Google_1");
    }

    @Test
    void shouldCreateOneUserForManyWhoComeAtOnce() throws Exception {
        // given
        List<Future<UUID>> arrivals = new ArrayList<>();

        // when
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 8; i++) {
                arrivals.add(
                        threads.submit(() -> scene.signIn("jane-1", JANE).user().sub()));
            }
        }

        // then
        List<UUID> subs = new ArrayList<>();
        for (Future<UUID> arrival : arrivals) {
            subs.add(arrival.get());
        }
        assertThat(subs.stream().collect(Collectors.toSet())).hasSize(1);
        assertThat(scene.users()).hasSize(1);
    }

    @Test
    void shouldNameUsersInLowerCaseWhereThePoolIgnoresCase() {
        // given
        scene.close();
        scene = ArrivalScene.create(
                federation, pool -> pool.usernameConfiguration(names -> names.caseSensitive(false)), client -> {});

        // when
        Authentication first = scene.signIn("Jane-1", Map.of("mail", "Jane@Example.com", "email_verified", true));
        Authentication second = scene.signIn("Jane-1", Map.of("mail", "Jane@Example.com", "email_verified", true));

        // then
        assertThat(first.user().username()).isEqualTo("corporate_jane-1");
        assertThat(second.user()).isEqualTo(first.user());
    }

    @Test
    void shouldTellSubjectsApartThatDifferInCase() {
        // given
        scene.close();
        scene = ArrivalScene.create(
                federation, pool -> pool.usernameConfiguration(names -> names.caseSensitive(false)), client -> {});
        scene.signIn("Jane-1", JANE);

        // then
        assertThatThrownBy(() -> scene.signIn("jane-1", JANE))
                .isInstanceOf(UsernameExistsException.class)
                .hasMessage("Already found an entry for username corporate_jane-1");
    }

    @Test
    void shouldNotSignInAsALocalUserOfTheSameName() {
        // given
        scene.local("Corporate_jane-1");

        // then
        assertThatThrownBy(() -> scene.signIn("jane-1", JANE))
                .isInstanceOf(UsernameExistsException.class)
                .hasMessage("Already found an entry for username Corporate_jane-1");
    }

    @Test
    void shouldHaveUsernamesOfTheirOwnWhereOthersHaveAddressesOnly() {
        // given
        scene.close();
        scene = ArrivalScene.create(
                federation, pool -> pool.usernameAttributes(UsernameAttributeType.EMAIL), client -> {});
        String local = scene.local("jane@example.com");

        // when
        Authentication external = scene.signIn("jane-1", JANE);

        // then
        assertThat(external.user().sub().toString()).isNotEqualTo(local);
        assertThat(scene.user("Corporate_jane-1").username()).isEqualTo("Corporate_jane-1");
        assertThat(scene.attribute("jane@example.com", "sub")).isEqualTo(local);
    }

    @Test
    void shouldNotTakeAnAliasFromTheUserWhoHasIt() {
        // given
        scene.close();
        scene = ArrivalScene.create(federation, pool -> pool.aliasAttributesWithStrings("email"), client -> {});
        String local = scene.local(
                TestPool.newName(), attribute("email", "jane@example.com"), attribute("email_verified", "true"));

        // when
        Authentication external = scene.signIn("jane-1", JANE);

        // then
        assertThat(scene.attribute("jane@example.com", "sub")).isEqualTo(local);
        assertThat(scene.attribute("jane@example.com", "email_verified")).isEqualTo("true");
        assertThat(external.user().attribute("email_verified")).contains("true");
    }

    @Test
    void shouldKeepDisabledUsersOut() {
        // given
        scene.signIn("jane-1", JANE);
        scene.admin()
                .adminDisableUser(request -> request.userPoolId(scene.poolId()).username("Corporate_jane-1"));

        // then
        assertThatThrownBy(() -> scene.signIn("jane-1", JANE))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessage("User is disabled.");
    }

    @Test
    void shouldCreateAnewWhomAnAdministratorDeleted() {
        // given
        Authentication first = scene.signIn("jane-1", JANE);
        scene.admin()
                .adminDeleteUser(request -> request.userPoolId(scene.poolId()).username("Corporate_jane-1"));

        // when
        Authentication second = scene.signIn("jane-1", JANE);

        // then
        assertThat(second.user().sub()).isNotEqualTo(first.user().sub());
    }

    @Test
    void shouldKeepTheUsersOfAProviderThatIsDeleted() {
        // given
        scene.signIn("jane-1", JANE);

        // when
        scene.admin()
                .deleteIdentityProvider(
                        request -> request.userPoolId(scene.poolId()).providerName("Corporate"));

        // then
        assertThat(scene.user("Corporate_jane-1").userStatus()).isEqualTo(UserStatusType.EXTERNAL_PROVIDER);
    }

    @Test
    void shouldNotTrackDevicesOfWhoSignsInElsewhere() throws Exception {
        // given
        scene.close();
        scene = ArrivalScene.create(
                federation,
                pool -> pool.deviceConfiguration(devices -> devices.challengeRequiredOnNewDevice(false)),
                client -> {});

        // when
        String accessToken = scene.tokens(scene.signIn("jane-1", JANE)).accessToken();

        // then
        assertThat(Jwts.verified(scene.poolId(), accessToken).getClaims()).doesNotContainKey("device_key");
    }

    @ParameterizedTest
    @ValueSource(ints = {120, 600})
    void shouldRefuseASubjectThatIsTooLongForAUsername(int length) {
        // then
        assertThatThrownBy(() -> scene.signIn("x".repeat(length), JANE))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessage("The subject of provider Corporate cannot be a username.");
        assertThat(scene.users()).isEmpty();
    }

    @Test
    void shouldRefuseASubjectThatNoDatabaseHolds() {
        // then
        assertThatThrownBy(() -> scene.signIn("jane\0", JANE))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessage("The subject of provider Corporate cannot be a username.");
    }
}
