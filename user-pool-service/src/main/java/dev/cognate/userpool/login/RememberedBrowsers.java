package dev.cognate.userpool.login;

import dev.cognate.contract.idp.UserPoolMfaType;
import dev.cognate.userpool.device.PageDevices;
import dev.cognate.userpool.login.view.Field.Checkbox;
import dev.cognate.userpool.login.view.Message;
import dev.cognate.userpool.login.view.Node;
import dev.cognate.userpool.pool.UserPool;
import dev.cognate.userpool.signin.PageSignIn;
import dev.cognate.userpool.token.Authentication;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Remembers browsers as devices and lets them show that they are.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-device-tracking.html">AWS's
 *     guide: working with user devices in your user pool</a>
 */
@ApplicationScoped
class RememberedBrowsers {
    private static final String REMEMBER = "remember";
    private static final String YES = "yes";

    private final RememberDevicesConfig config;
    private final DeviceCookies cookies;
    private final PageDevices devices;
    private final PageSignIn engine;

    RememberedBrowsers(RememberDevicesConfig config, DeviceCookies cookies, PageDevices devices, PageSignIn engine) {
        this.config = config;
        this.cookies = cookies;
        this.devices = devices;
        this.engine = engine;
    }

    /** Tells the beginning of a sign-in which device the browser says it is. */
    void name(Visit visit, Map<String, String> parameters) {
        if (config.enabled()) {
            cookies.find(visit).ifPresent(device -> parameters.put("DEVICE_KEY", device.key()));
        }
    }

    /** Answers the engine that asks for the device's secret. */
    Uni<PageSignIn.Step> prove(Visit visit, PageSignIn.Asked asked) {
        Map<String, String> responses = visit.named(visit.state().username());
        cookies.find(visit).ifPresent(device -> {
            responses.put("DEVICE_KEY", device.key());
            responses.put("DEVICE_SECRET", device.secret());
        });
        return engine.answer(visit.target(), asked.question(), responses, visit.context());
    }

    /** The {@code Set-Cookie} line that forgets who the browser said it is. */
    String forget(Visit visit) {
        return cookies.without(visit);
    }

    /** The box beside a second factor, where users are asked and it spares them the next one. */
    List<Node> question(Visit visit) {
        UserPool pool = visit.pool();
        boolean sparesFactors = PageDevices.replacesSecondFactor(pool)
                && !UserPoolMfaType.OFF.equals(pool.settings().mfaConfiguration());
        return config.enabled() && PageDevices.asksUser(pool) && sparesFactors
                ? List.of(Checkbox.of(REMEMBER, YES, Message.of("signin.remember-device")))
                : List.of();
    }

    /** Remembers the browser of a sign-in that is complete, if it is to be; gives the {@code Set-Cookie} line then. */
    Uni<Optional<String>> remember(Visit visit, Authentication authentication) {
        boolean isNew = cookies.find(visit)
                .filter(known ->
                        authentication.deviceKey().filter(known.key()::equals).isPresent())
                .isEmpty();
        boolean wanted = !PageDevices.asksUser(visit.pool())
                || visit.fields().text(REMEMBER).equals(YES);
        return authentication
                .deviceKey()
                .filter(key -> config.enabled() && wanted && (isNew || PageDevices.asksUser(visit.pool())))
                .map(key -> devices.remember(visit.pool(), authentication.user(), key, visit.context())
                        .map(secret -> Optional.of(cookies.with(
                                visit, new DeviceCookies.Device(visit.state().username(), key, secret)))))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }
}
