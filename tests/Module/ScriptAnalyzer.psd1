@{
    ExcludeRules = @(
        # 'Join-Path a b' and 'Set-Content file text' are clear as they are.
        'PSAvoidUsingPositionalParameters'
        # Pester's blocks share variables, which the analyser cannot see.
        'PSUseDeclaredVarsMoreThanAssignments'
    )
}
