package dev.cognate.userpool.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.contract.idp.AcrLevelConfigType;
import dev.cognate.contract.idp.FeatureUnavailableInTierException;
import dev.cognate.contract.idp.InvalidParameterException;
import dev.cognate.contract.idp.UserPoolTierType;
import dev.cognate.contract.idp.UserPoolType;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Step-up: what a pool calls the levels (AcrConfiguration). */
class AcrNamesTest {
    @Test
    void shouldNameTheLevelsThatAreNotConfigured() {
        // when
        Map<String, AcrLevelConfigType> filled = AcrNames.filled(Map.of("Level2", value("urn:mine:2")));

        // then
        assertThat(filled)
                .containsEntry("Level1", value("urn:cognito:loa:1"))
                .containsEntry("Level2", value("urn:mine:2"))
                .containsEntry("Level3", value("urn:cognito:loa:3"))
                .containsEntry("Level4", value("urn:cognito:loa:4"));
        assertThatCode(() -> AcrNames.require(settings(filled))).doesNotThrowAnyException();
    }

    @Test
    void shouldFindALevelByTheNameThePoolGaveIt() {
        // given
        UserPool pool = new UserPool("us-east-1_Abcdefghi", settings(Map.of("Level2", value("urn:mine:2"))));

        // when, then
        assertThat(AcrNames.of(pool).level("urn:mine:2")).contains(2);
        assertThat(AcrNames.of(pool).level("urn:cognito:loa:2")).isEmpty();
        assertThat(AcrNames.of(pool).name(3)).isEqualTo("urn:cognito:loa:3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"urn:cognito:loa:3", "with space", "with\"quote", "with\\backslash", ""})
    void shouldRefuseNamesThatClashOrCannotBeListed(String name) {
        // given
        UserPoolType settings = settings(AcrNames.filled(Map.of("Level2", value(name))));

        // when, then
        assertThatThrownBy(() -> AcrNames.require(settings)).isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void shouldRefuseALevelThatDoesNotExist() {
        // given
        UserPoolType settings = settings(AcrNames.filled(Map.of("Level5", value("urn:mine:5"))));

        // when, then
        assertThatThrownBy(() -> AcrNames.require(settings)).isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void shouldRefuseNamesInTheLitePlan() {
        // given
        UserPoolType settings = settings(AcrNames.filled(Map.of("Level2", value("urn:mine:2")))).toBuilder()
                .userPoolTier(UserPoolTierType.LITE)
                .build();

        // when, then
        assertThatThrownBy(() -> AcrNames.require(settings)).isInstanceOf(FeatureUnavailableInTierException.class);
    }

    private static UserPoolType settings(Map<String, AcrLevelConfigType> names) {
        return UserPoolType.builder()
                .userPoolTier(UserPoolTierType.ESSENTIALS)
                .acrConfiguration(names)
                .build();
    }

    private static AcrLevelConfigType value(String name) {
        return AcrLevelConfigType.builder().acrValue(name).build();
    }
}
