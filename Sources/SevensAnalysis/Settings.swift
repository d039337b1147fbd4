// What reads settings is a level of its own, which the C interface uses without the readers of files. To whoever uses
// this level it is part of it.
@_exported import SevensSettings
