package dev.cognate.userpool.login.view;

import java.util.ArrayList;
import java.util.List;

/**
 * One line of what a new password must satisfy.
 *
 * @param name by which the script knows it
 * @param least how many of it
 */
public record Requirement(String name, int least, Message text) {

    static List<Requirement> of(PasswordRules rules) {
        List<Requirement> lines = new ArrayList<>();
        lines.add(new Requirement(
                "length", rules.length(), Message.of("password.rule.length").with("count", rules.length())));
        add(lines, rules.upper(), "upper");
        add(lines, rules.lower(), "lower");
        add(lines, rules.digit(), "digit");
        add(lines, rules.symbol(), "symbol");
        return lines;
    }

    private static void add(List<Requirement> lines, boolean required, String name) {
        if (required) {
            lines.add(new Requirement(name, 1, Message.of("password.rule." + name)));
        }
    }
}
