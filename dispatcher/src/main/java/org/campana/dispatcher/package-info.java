/// From a released alert to one request a person: who hears it, in which words, in which slices. One package a
/// step; the way through them is `DispatchFlow` in `dispatch`.
@NullMarked
package org.campana.dispatcher;

import org.jspecify.annotations.NullMarked;
