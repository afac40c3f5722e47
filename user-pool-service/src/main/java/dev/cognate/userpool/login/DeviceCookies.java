package dev.cognate.userpool.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.cognate.database.Json;
import dev.cognate.keyring.Keyring;
import dev.cognate.keyring.Sealer;
import dev.cognate.keyring.UnsealableException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Keeps in a sealed cookie which devices a browser is, one for each of the last few people who sign in with it. */
@ApplicationScoped
class DeviceCookies {
    private static final int MOST = 5;
    /** Browsers keep no cookie longer (RFC 6265bis, section 5.5). */
    private static final Duration LIFETIME = Duration.ofDays(400);

    private static final TypeReference<List<Device>> LIST = new TypeReference<>() {};

    private final Sealer sealer;
    private final Json json;

    DeviceCookies(Keyring keyring, Json json) {
        this.sealer = keyring.sealer("login-device");
        this.json = json;
    }

    /**
     * A device that this browser is.
     *
     * @param name with which its user signs in
     */
    record Device(String name, String key, String secret) {
        @Override
        public String toString() {
            return "Device[key=" + key + "]";
        }
    }

    /** The device that the browser is for who signs in. */
    Optional<Device> find(Visit visit) {
        return all(visit).stream()
                .filter(device -> isOf(device, visit.state().username()))
                .findFirst();
    }

    /** The {@code Set-Cookie} line with a device more, or another one for who has one. */
    String with(Visit visit, Device device) {
        List<Device> devices = others(visit, device.name());
        devices.addFirst(device);
        return line(visit, devices.subList(0, Math.min(MOST, devices.size())));
    }

    /** The {@code Set-Cookie} line without the device of who signs in. */
    String without(Visit visit) {
        return line(visit, others(visit, visit.state().username()));
    }

    private List<Device> others(Visit visit, String name) {
        List<Device> others = new ArrayList<>(all(visit));
        others.removeIf(device -> isOf(device, name));
        return others;
    }

    private static boolean isOf(Device device, String name) {
        return device.name().equalsIgnoreCase(name);
    }

    private List<Device> all(Visit visit) {
        try {
            return visit.web()
                    .cookie(name(visit))
                    .map(value -> sealer.open(Base64.getUrlDecoder().decode(value), pool(visit)))
                    .map(plain -> json.read(new String(plain, UTF_8), LIST))
                    .orElse(List.of());
        } catch (UnsealableException | IllegalArgumentException | IllegalStateException forgedOrForeign) {
            return List.of();
        }
    }

    private String line(Visit visit, List<Device> devices) {
        byte[] sealed = sealer.seal(json.write(devices).getBytes(UTF_8), pool(visit));
        return name(visit) + "=" + Base64.getUrlEncoder().withoutPadding().encodeToString(sealed) + "; Max-Age="
                + LIFETIME.toSeconds() + FlowCookies.attributes(visit.web());
    }

    private static byte[] pool(Visit visit) {
        return visit.pool().id().getBytes(UTF_8);
    }

    private static String name(Visit visit) {
        return FlowCookies.hostName(
                visit.web(), "cognate-device-" + visit.pool().id());
    }
}
