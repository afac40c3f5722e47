package dev.cognate.userpool.pool;

import dev.cognate.contract.idp.AcrLevelConfigType;
import dev.cognate.contract.idp.FeatureUnavailableInTierException;
import dev.cognate.contract.idp.InvalidParameterException;
import dev.cognate.contract.idp.UserPoolTierType;
import dev.cognate.contract.idp.UserPoolType;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What a pool calls the four levels of authentication (AcrConfiguration).
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-step-up-authentication.html">AWS's
 *     guide: configuring ACR level names</a>
 * @param names of the levels 1 to 4
 */
public record AcrNames(List<String> names) {
    private static final int LEVELS = 4;
    private static final String KEY = "Level";
    private static final String DEFAULT = "urn:cognito:loa:";
    private static final Pattern ALLOWED = Pattern.compile("[^ \"\\\\]{1,64}");

    /** The names of a pool. */
    public static AcrNames of(UserPool pool) {
        return of(pool.settings().acrConfiguration());
    }

    private static AcrNames of(Map<String, AcrLevelConfigType> configured) {
        return new AcrNames(IntStream.rangeClosed(1, LEVELS)
                .mapToObj(level -> Optional.ofNullable(configured)
                        .map(levels -> levels.get(KEY + level))
                        .map(AcrLevelConfigType::acrValue)
                        .orElse(DEFAULT + level))
                .toList());
    }

    /** The name of a level from 1 to 4. */
    public String name(int level) {
        return names.get(level - 1);
    }

    /** The level of a name. */
    public Optional<Integer> level(String name) {
        return Optional.of(names.indexOf(name) + 1).filter(level -> level > 0);
    }

    /** The configuration with the default names of levels it does not name; null when there is none. */
    static Map<String, AcrLevelConfigType> filled(Map<String, AcrLevelConfigType> configured) {
        if (configured == null || configured.isEmpty()) {
            return null;
        }
        Map<String, AcrLevelConfigType> filled = new LinkedHashMap<>(configured);
        AcrNames names = of(configured);
        IntStream.rangeClosed(1, LEVELS)
                .forEach(level -> filled.putIfAbsent(
                        KEY + level,
                        AcrLevelConfigType.builder().acrValue(names.name(level)).build()));
        return filled;
    }

    /** Throws the error AWS answers with for names that cannot be. */
    static void require(UserPoolType settings) {
        Map<String, AcrLevelConfigType> configured = settings.acrConfiguration();
        if (configured == null) {
            return;
        }
        if (UserPoolTierType.LITE.equals(settings.userPoolTier())) {
            throw new FeatureUnavailableInTierException(
                    "Custom ACR values are not available in the LITE feature plan.");
        }
        AcrNames names = of(configured);
        Set<String> different = new HashSet<>(names.names());
        boolean allowed =
                names.names().stream().allMatch(name -> ALLOWED.matcher(name).matches());
        if (configured.size() != LEVELS || different.size() != LEVELS || !allowed) {
            throw new InvalidParameterException(
                    "Invalid ACR configuration. The keys are Level1 to Level4; each AcrValue"
                            + " must be unique, have 1 to 64 characters and no spaces, double quotation marks or backslashes.");
        }
    }
}
