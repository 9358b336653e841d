// libedit's el_set, el_get and history are C variadics, which Swift cannot call.
#pragma once
#include <histedit.h>
