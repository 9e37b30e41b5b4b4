package io.heyi.e2e;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * {@code @ExtendWith(E2eStack.class)} and a parameter of type {@link E2e} give a test the running product. Stack and
 * product are started by the first test that asks and shared by all tests of the JVM; a test that stops or kills a
 * part brings it back.
 */
public final class E2eStack implements BeforeAllCallback, ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(E2eStack.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        shared(context).requireRunning(!context.getRequiredTestClass().isAnnotationPresent(ServersOnly.class));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == E2e.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return shared(context);
    }

    private static E2e shared(ExtensionContext context) {
        return context.getRoot().getStore(NAMESPACE).getOrComputeIfAbsent(E2e.class, key -> new E2e(), E2e.class);
    }
}
