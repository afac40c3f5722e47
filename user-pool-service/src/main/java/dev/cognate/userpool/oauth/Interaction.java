package dev.cognate.userpool.oauth;

import com.nimbusds.openid.connect.sdk.Prompt;
import dev.cognate.contract.idp.UserPoolTierType;
import dev.cognate.userpool.pool.AcrNames;
import dev.cognate.userpool.pool.UserPool;
import dev.cognate.userpool.sso.BrowserSession;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a client says about how the user is to be asked.
 *
 * @param prompt {@code none}, or some of {@code login}, {@code select_account} and {@code consent}; empty for nothing
 * @param maxAge how long ago the user may have signed in
 * @param acrValues levels of authentication, any of which will do; the pool's names
 * @param loginHint a name to begin with
 * @param languages BCP 47 tags, the most wanted first: {@code lang}, then {@code ui_locales}
 * @param identityProvider the name of the provider to go to at once
 * @param idpIdentifier another name of that provider
 */
public record Interaction(
        Prompt prompt,
        Optional<Duration> maxAge,
        List<String> acrValues,
        Optional<String> loginHint,
        List<String> languages,
        Optional<String> identityProvider,
        Optional<String> idpIdentifier) {
    public Interaction {
        acrValues = List.copyOf(acrValues);
        languages = List.copyOf(languages);
    }

    /** Whether nothing may be shown. */
    public boolean isSilent() {
        return prompt.contains(Prompt.Type.NONE);
    }

    /** Whether the user is to sign in, signed in or not. */
    public boolean wantsSignIn() {
        return prompt.contains(Prompt.Type.LOGIN);
    }

    /** Whether the user is to choose an account, signed in or not. */
    public boolean wantsAccountChoice() {
        return prompt.contains(Prompt.Type.SELECT_ACCOUNT);
    }

    /** Whether a session is recent and strong enough; what {@link #prompt} says is another matter. */
    boolean isMetBy(BrowserSession session, UserPool pool, Instant now) {
        return isRecent(session, now) && isStrongEnough(session, pool);
    }

    /** Whether a session is recent enough. */
    boolean isRecent(BrowserSession session, Instant now) {
        return maxAge.filter(age -> session.authTime().plus(age).isBefore(now)).isEmpty();
    }

    /** Pools of the Lite plan silently know no levels, and nobody can reach one that has no name. */
    private boolean isStrongEnough(BrowserSession session, UserPool pool) {
        AcrNames names = AcrNames.of(pool);
        int reached = session.assurance().acr().flatMap(names::level).orElse(0);
        boolean ignored = UserPoolTierType.LITE.equals(pool.settings().userPoolTier());
        return ignored
                || acrValues.stream()
                        .flatMap(value -> names.level(value).stream())
                        .min(Integer::compare)
                        .filter(lowest -> lowest > reached)
                        .isEmpty();
    }

    /** Names no login hint, which is somebody's name. */
    @Override
    public String toString() {
        return "Interaction[prompt=" + prompt + ", maxAge=" + maxAge + ", acrValues=" + acrValues + "]";
    }
}
