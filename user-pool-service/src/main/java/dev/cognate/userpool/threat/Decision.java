package dev.cognate.userpool.threat;

import dev.cognate.contract.idp.AccountTakeoverActionType;
import dev.cognate.contract.idp.AccountTakeoverEventActionType;
import dev.cognate.userpool.pool.ThreatMode;
import java.util.Optional;
import java.util.UUID;

/**
 * What comes of a verdict in a pool.
 *
 * @param eventId names it
 * @param mode in AUDIT it is written down and nothing else
 * @param verdict of the adaptive risk service
 * @param action what the pool wants done about the level; empty for nothing
 * @param hasFactor whether the user could show a second factor
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-settings-adaptive-authentication.html#security-cognito-user-pool-settings-adaptive-authentication-overview">AWS's
 *     guide: options for each risk level</a>
 */
record Decision(
        UUID eventId, ThreatMode mode, Verdict verdict, Optional<AccountTakeoverActionType> action, boolean hasFactor) {

    /** Whether it depends on the second factors of the user what is done. */
    static boolean asksForFactor(Optional<AccountTakeoverActionType> action) {
        return action.map(AccountTakeoverActionType::eventAction)
                .filter(wanted -> wanted.equals(AccountTakeoverEventActionType.MFA_IF_CONFIGURED)
                        || wanted.equals(AccountTakeoverEventActionType.MFA_REQUIRED))
                .isPresent();
    }

    /** What is to be done. */
    Measure measure() {
        if (action.isEmpty()) {
            return Measure.NONE;
        }
        AccountTakeoverEventActionType wanted = action.get().eventAction();
        if (wanted.equals(AccountTakeoverEventActionType.BLOCK)) {
            return Measure.BLOCK;
        }
        if (asksForFactor(action) && hasFactor) {
            return Measure.ASK_FACTOR;
        }
        return wanted.equals(AccountTakeoverEventActionType.MFA_REQUIRED) ? Measure.BLOCK : Measure.LET_IN;
    }

    /** Whether it is done, too. */
    boolean isEnforced() {
        return mode == ThreatMode.ENFORCED;
    }

    /** Whether the user is told. */
    boolean notifies() {
        return isEnforced()
                && action.map(AccountTakeoverActionType::notifyValue)
                        .filter(Boolean::booleanValue)
                        .isPresent();
    }

    /** What is done, in AWS's words. */
    String wireName() {
        return switch (measure()) {
            case NONE, LET_IN -> AccountTakeoverEventActionType.NO_ACTION.value();
            case ASK_FACTOR -> action.orElseThrow().eventAction().value();
            case BLOCK -> AccountTakeoverEventActionType.BLOCK.value();
        };
    }
}
