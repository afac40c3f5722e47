package dev.cognate.userpool.password;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.userpool.Api;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.FeatureUnavailableInTierException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolTierType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/** Which passwords a pool's PasswordHistorySize remembers, and for how long. */
@QuarkusTest
class PasswordHistoryTest {
    private static final int SIZE = 3;
    private static final String ONE = "Correct-horse-1";
    private static final String TWO = "Correct-horse-2";
    private static final String THREE = "Correct-horse-3";
    private static final String FOUR = "Correct-horse-4";

    @Inject
    AgroalDataSource database;

    private HistoryScene scene;

    @BeforeEach
    void createScene() {
        scene = HistoryScene.create(database, SIZE);
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void shouldRefuseTheCurrentPasswordAndTheOnesBeforeItUpToTheSize() {
        // given
        String name = scene.userWith(ONE, TWO, THREE, FOUR);

        // when / then
        assertThat(List.of(FOUR, THREE, TWO))
                .allSatisfy(password -> assertThat(scene.refusal(name, password))
                        .hasMessageContaining("Password has previously been used"));
        assertThatCode(() -> scene.set(name, ONE)).doesNotThrowAnyException();
    }

    @Test
    void shouldRememberTemporaryPasswordsAndRefuseThemToo() {
        // given
        String name = scene.userWith(ONE);
        scene.set(name, TWO, false);
        scene.set(name, THREE);

        // when / then
        assertThat(scene.refusal(name, TWO)).isNotNull();
        assertThatThrownBy(() -> scene.set(name, ONE, false)).hasMessageContaining("Password has previously been used");
    }

    @Test
    void shouldDecideBeforeAnythingChanges() throws SQLException {
        // given
        String name = scene.userWith(ONE, TWO);

        // when
        assertThatThrownBy(() -> scene.set(name, ONE, false)).hasMessageContaining("Password has previously been used");

        // then
        assertThat(scene.pool().user(name).userStatus()).isEqualTo(UserStatusType.CONFIRMED);
        assertThat(scene.signIn(name, TWO).authenticationResult()).isNotNull();
        assertThat(scene.former(name)).hasSize(1);
    }

    @Test
    void shouldLookNoFurtherThanTheFirstMatch() throws SQLException {
        // given
        String name = scene.userWith(ONE, TWO);
        scene.spoilFormer(name);

        // when / then
        assertThat(scene.refusal(name, TWO)).isNotNull();
    }

    @Test
    void shouldNotCompareWithPasswordsOfOthers() {
        // given
        scene.userWith(ONE, TWO);
        String other = scene.userWith(THREE);
        try (HistoryScene elsewhere = HistoryScene.create(database, 0)) {
            String carefree = elsewhere.userWith(ONE, TWO);

            // when / then
            assertThatCode(() -> scene.set(other, ONE)).doesNotThrowAnyException();
            assertThatCode(() -> scene.set(other, TWO)).doesNotThrowAnyException();
            assertThatCode(() -> elsewhere.set(carefree, TWO)).doesNotThrowAnyException();
            assertThatCode(() -> elsewhere.set(carefree, ONE)).doesNotThrowAnyException();
        }
    }

    @Test
    void shouldKeepNoMoreThanThePoolLooksBackAtAndNothingInTheClear() throws SQLException {
        // when
        String name = scene.userWith(ONE, TWO, THREE, FOUR);

        // then
        assertThat(scene.former(name))
                .hasSize(SIZE - 1)
                .allSatisfy(hash -> assertThat(new String(hash, ISO_8859_1)).doesNotContain("argon2"));
    }

    @Test
    void shouldDropWhatASmallerSizeLeavesOverAtTheNextChange() throws SQLException {
        // given
        String name = scene.userWith(ONE, TWO, THREE);
        scene.lookBack(2);

        // when
        scene.set(name, FOUR);

        // then
        assertThat(scene.former(name)).hasSize(1);
        assertThat(scene.refusal(name, THREE)).isNotNull();
        assertThatCode(() -> scene.set(name, TWO)).doesNotThrowAnyException();
    }

    @Test
    void shouldLookAtNoMoreThanASmallerSizeEvenBeforeTheNextChange() {
        // given
        String name = scene.userWith(ONE, TWO, THREE);

        // when
        scene.lookBack(2);

        // then
        assertThatCode(() -> scene.set(name, ONE)).doesNotThrowAnyException();
    }

    @Test
    void shouldForgetAllAtTheNextChangeWhereThePoolStopsLookingBack() throws SQLException {
        // given
        String name = scene.userWith(ONE, TWO);
        scene.lookBack(0);

        // when
        scene.set(name, TWO);

        // then
        assertThat(scene.former(name)).isEmpty();
    }

    @Test
    void shouldForgetTheFormerPasswordsOfADeletedUser() throws SQLException {
        // given
        String name = scene.userWith(ONE, TWO);
        UUID sub = scene.sub(name);

        // when
        scene.pool()
                .admin()
                .adminDeleteUser(
                        request -> request.userPoolId(scene.pool().id()).username(name));

        // then
        assertThat(scene.former(sub)).isEmpty();
    }

    @Test
    void shouldForgetTheFormerPasswordsOfADeletedPool() {
        // given
        UUID sub = scene.sub(scene.userWith(ONE, TWO));

        // when
        scene.pool()
                .admin()
                .deleteUserPool(request -> request.userPoolId(scene.pool().id()));

        // then
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(scene.former(sub)).isEmpty());
    }

    @Test
    void shouldBePartOfTheEssentialsPlan() {
        try (CognitoIdentityProviderClient admin = Api.signed()) {
            assertThatThrownBy(() -> Api.newPool(
                            admin,
                            request -> request.policies(HistoryScene.policy(1)).userPoolTier(UserPoolTierType.LITE)))
                    .isInstanceOf(FeatureUnavailableInTierException.class);
        }
    }

    @Test
    void shouldShowTheSizeUnlessItIsZero() {
        // when
        Integer shown = size();
        scene.lookBack(0);

        // then
        assertThat(shown).isEqualTo(SIZE);
        assertThat(size()).isNull();
    }

    private Integer size() {
        return scene.pool()
                .admin()
                .describeUserPool(request -> request.userPoolId(scene.pool().id()))
                .userPool()
                .policies()
                .passwordPolicy()
                .passwordHistorySize();
    }
}
