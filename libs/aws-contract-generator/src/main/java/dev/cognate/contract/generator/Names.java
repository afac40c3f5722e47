package dev.cognate.contract.generator;

import com.palantir.javapoet.ClassName;
import java.util.Locale;
import java.util.Set;
import javax.lang.model.SourceVersion;
import software.amazon.smithy.model.shapes.Shape;

/** Java names for wire names. */
final class Names {
    private static final Set<String> FORBIDDEN_COMPONENTS =
            Set.of("clone", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait", "validate");

    private final Api api;

    Names(Api api) {
        this.api = api;
    }

    ClassName type(Shape shape) {
        return type(capitalised(shape.getId().getName()));
    }

    ClassName type(String simpleName) {
        return ClassName.get(api.packageName, simpleName);
    }

    /** The record component for a wire member: {@code MFAOptions} becomes {@code mfaOptions}. */
    static String component(String wireName) {
        String name = decapitalised(wireName);
        return SourceVersion.isKeyword(name) || FORBIDDEN_COMPONENTS.contains(name) ? name + "Value" : name;
    }

    /** The path element AWS prints for a member in a constraint message. */
    static String pathElement(String wireName) {
        return decapitalised(wireName);
    }

    static String constant(String wireValue) {
        String upper = wireValue
                .replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .replaceAll("[^A-Za-z0-9]+", "_")
                .toUpperCase(Locale.ROOT);
        return Character.isDigit(upper.charAt(0)) ? "_" + upper : upper;
    }

    static String capitalised(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    private static String decapitalised(String name) {
        int upper = 0;
        while (upper < name.length() && Character.isUpperCase(name.charAt(upper))) {
            upper++;
        }
        int lowered = upper > 1 && upper < name.length() ? upper - 1 : upper;
        return name.substring(0, lowered).toLowerCase(Locale.ROOT) + name.substring(lowered);
    }
}
