package org.campana.notifier.signup;

import org.springframework.stereotype.Component;

/// The ways in: the page and the API lead to the same.
@Component
record Doors(SignUp byNumber, DeviceSignUp byDevice, Confirmation confirmation) {}
