package dev.cognate.userpool.oauth.extension;

import dev.cognate.userpool.client.AppClients;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Settings of clients that are made while the service runs. */
@Alternative
@Priority(1)
@Singleton
public class TestExtensions extends Extensions {
    private static final Map<String, ClientExtensions> ALL = new ConcurrentHashMap<>();

    TestExtensions(ExtensionConfig config, AppClients clients) {
        super(config, clients);
    }

    @Override
    protected Map<String, ClientExtensions> known() {
        return ALL;
    }

    /** Switches extensions of a client on, by the names and values an operator writes. */
    public static void set(String clientId, String... settings) {
        Map<String, String> properties = new HashMap<>();
        for (int index = 0; index < settings.length; index += 2) {
            properties.put("cognate.oauth.extension.client." + clientId + "." + settings[index], settings[index + 1]);
        }
        ExtensionConfig config = new SmallRyeConfigBuilder()
                .withMapping(ExtensionConfig.class)
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .build()
                .getConfigMapping(ExtensionConfig.class);
        ALL.put(clientId, ClientExtensions.of(config.client().get(clientId)));
    }
}
