package dev.cognate.userpool.pool;

import dev.cognate.contract.idp.CustomEmailLambdaVersionConfigType;
import dev.cognate.contract.idp.CustomSMSLambdaVersionConfigType;
import dev.cognate.contract.idp.FeatureUnavailableInTierException;
import dev.cognate.contract.idp.InboundFederationLambdaType;
import dev.cognate.contract.idp.InvalidParameterException;
import dev.cognate.contract.idp.LambdaConfigType;
import dev.cognate.contract.idp.PreTokenGenerationLambdaVersionType;
import dev.cognate.contract.idp.PreTokenGenerationVersionConfigType;
import dev.cognate.contract.idp.UserPoolTierType;
import dev.cognate.contract.idp.UserPoolType;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What goes together in a LambdaConfig. */
final class LambdaRules {
    private static final Pattern FUNCTION =
            Pattern.compile("arn:aws[a-z-]*:lambda:[a-z0-9-]+:\\d{12}:function:[A-Za-z0-9_-]{1,140}(:[A-Za-z0-9_-]+)?");

    private LambdaRules() {}

    /** The pre token generation function stands in both of its members, whichever it was given in. */
    static LambdaConfigType fill(LambdaConfigType wish) {
        if (wish == null) {
            return LambdaConfigType.builder().build();
        }
        PreTokenGenerationVersionConfigType versioned = wish.preTokenGenerationConfig();
        if (versioned != null && wish.preTokenGeneration() == null) {
            return wish.toBuilder().preTokenGeneration(versioned.lambdaArn()).build();
        }
        if (versioned == null && wish.preTokenGeneration() != null) {
            return wish.toBuilder()
                    .preTokenGenerationConfig(PreTokenGenerationVersionConfigType.builder()
                            .lambdaArn(wish.preTokenGeneration())
                            .lambdaVersion(PreTokenGenerationLambdaVersionType.V1_0)
                            .build())
                    .build();
        }
        return wish;
    }

    /** Throws {@link InvalidParameterException} for what does not go together. */
    static void require(UserPoolType settings) {
        LambdaConfigType config = settings.lambdaConfig();
        functions(config).filter(Objects::nonNull).forEach(LambdaRules::requireFunction);
        requireOnePreTokenGeneration(config);
        boolean sender = config.customEmailSender() != null || config.customSMSSender() != null;
        if (sender && config.kmsKeyID() == null) {
            throw new InvalidParameterException(
                    "KMSKeyID is required when a CustomEmailSender or CustomSMSSender is configured.");
        }
        requireTier(settings, config);
    }

    private static void requireFunction(String arn) {
        if (!FUNCTION.matcher(arn).matches()) {
            throw new InvalidParameterException("Invalid Lambda function ARN " + arn);
        }
    }

    private static void requireOnePreTokenGeneration(LambdaConfigType config) {
        PreTokenGenerationVersionConfigType versioned = config.preTokenGenerationConfig();
        if (versioned != null && !Objects.equals(versioned.lambdaArn(), config.preTokenGeneration())) {
            throw new InvalidParameterException(
                    "PreTokenGeneration and the LambdaArn of PreTokenGenerationConfig must be the same.");
        }
    }

    private static void requireTier(UserPoolType settings, LambdaConfigType config) {
        boolean beyondFirst = Optional.ofNullable(config.preTokenGenerationConfig())
                .map(PreTokenGenerationVersionConfigType::lambdaVersion)
                .filter(version -> !PreTokenGenerationLambdaVersionType.V1_0.equals(version))
                .isPresent();
        if (beyondFirst && UserPoolTierType.LITE.equals(settings.userPoolTier())) {
            throw new FeatureUnavailableInTierException(
                    "Access token customization is not available in the LITE feature plan.");
        }
    }

    private static Stream<String> functions(LambdaConfigType config) {
        return Stream.of(
                config.preSignUp(),
                config.customMessage(),
                config.postConfirmation(),
                config.preAuthentication(),
                config.postAuthentication(),
                config.defineAuthChallenge(),
                config.createAuthChallenge(),
                config.verifyAuthChallengeResponse(),
                config.preTokenGeneration(),
                config.userMigration(),
                in(config.customEmailSender(), CustomEmailLambdaVersionConfigType::lambdaArn),
                in(config.customSMSSender(), CustomSMSLambdaVersionConfigType::lambdaArn),
                in(config.inboundFederation(), InboundFederationLambdaType::lambdaArn));
    }

    private static <C> String in(C versioned, Function<C, String> arn) {
        return versioned == null ? null : arn.apply(versioned);
    }
}
