package dev.cognate.wire.readiness;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.SmallRyeConfig;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;

/**
 * Stops a service that is about to start with a setting nobody reads, which most often is a misspelled one: what it was to
 * change would silently stay as it is. Environment variables, which several programs may share, are warned of only.
 */
@Singleton
public final class KnownSettings {
    private static final Logger LOG = Logger.getLogger(KnownSettings.class);
    private static final String PREFIX = "cognate.";
    private static final String VARIABLE_PREFIX = "COGNATE_";
    private static final String ENVIRONMENT = "EnvConfigSource";
    private static final int BEFORE_EVERYTHING = 1;

    private final SettingNames names;

    @Inject
    KnownSettings(BeanManager beans) {
        this(SettingNames.of(mappings(beans)));
    }

    KnownSettings(SettingNames names) {
        this.names = names;
    }

    private static Set<Class<?>> mappings(BeanManager beans) {
        return beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .flatMap(bean -> bean.getTypes().stream())
                .filter(Class.class::isInstance)
                .map(type -> (Class<?>) type)
                .filter(KnownSettings::isOurs)
                .collect(Collectors.toSet());
    }

    private static boolean isOurs(Class<?> type) {
        ConfigMapping mapping = type.getAnnotation(ConfigMapping.class);
        return mapping != null && (mapping.prefix() + ".").startsWith(PREFIX);
    }

    void started(@Observes @Priority(BEFORE_EVERYTHING) StartupEvent event, SmallRyeConfig config) {
        System.getenv().keySet().stream()
                .filter(variable -> variable.startsWith(VARIABLE_PREFIX) && !names.knowsVariable(variable))
                .sorted()
                .forEach(variable -> LOG.warnf("The environment variable %s is no setting of this service", variable));
        require(properties(config), ConfigUtils.getProfiles());
    }

    /** Names of ours that do not come from the environment. */
    private Set<String> properties(SmallRyeConfig config) {
        return StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .filter(property -> property.startsWith(PREFIX) && !names.knows(property))
                .filter(property -> !String.valueOf(
                                config.getConfigValue(property).getConfigSourceName())
                        .startsWith(ENVIRONMENT))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether a property is a setting of this service. */
    public boolean knows(String property) {
        return names.knows(property);
    }

    /**
     * Looks at the names of properties.
     *
     * @throws IllegalStateException that lists those of ours nobody reads; tests, which have properties of their own, are
     *     told only
     */
    void require(Collection<String> properties, List<String> profiles) {
        List<String> unknown =
                properties.stream().filter(property -> !names.knows(property)).toList();
        if (unknown.isEmpty()) {
            return;
        }
        String listed = unknown.stream().map(this::described).collect(Collectors.joining());
        if (!profiles.contains("test")) {
            throw new IllegalStateException("These properties are no settings of this service:" + listed);
        }
        LOG.infof("Properties that are no settings of this service:%s", listed);
    }

    private String described(String property) {
        return "\n  " + property
                + names.nearest(property)
                        .map(near -> ": did you mean " + near + "?")
                        .orElse("");
    }
}
