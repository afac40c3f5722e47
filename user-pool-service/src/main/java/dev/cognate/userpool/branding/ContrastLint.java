package dev.cognate.userpool.branding;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Says in the log when the colours of a style are hard to read. The style is taken all the same, as Cognito takes it. */
@ApplicationScoped
class ContrastLint {
    private static final Logger LOG = Logger.getLogger(ContrastLint.class);

    private final Tokens defaults;

    ContrastLint(MergedSettings settings) {
        this.defaults = SettingsTokens.of(settings.overDefaults(Optional.empty()));
    }

    void look(String clientId, Tokens tokens) {
        warn(clientId, "light", tokens.light(), defaults.light());
        warn(clientId, "dark", tokens.dark(), defaults.dark());
    }

    private static void warn(String clientId, String mode, Map<String, String> given, Map<String, String> defaults) {
        Contrast.warnings(mode, given, defaults)
                .forEach(warning -> LOG.warnf("branding of client %s: too little contrast of %s", clientId, warning));
    }
}
